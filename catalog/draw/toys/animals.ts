import type { Arts } from '../art.ts'
import { type Animal, animal, sternEyes } from '../kit/animal.ts'
import { headband } from '../kit/clothes.ts'
import { whiskers } from '../kit/face.ts'
import { fill, stroke } from '../kit/svg.ts'

const black = '#3A3444'

const catFace =
  sternEyes(390) +
  fill('M574 470q26 -18 52 0q-6 26 -26 30q-20 -4 -26 -30z', '#E58A7B') +
  stroke('M600 500v22m-36 6q18 16 36 -6q18 22 36 6', '#8C8497', 8) +
  whiskers(600, 486, 150, '#8C8497')

const ninja: Animal = { fur: black, ears: 'cat', inner: '#8A5560', face: catFace }

export const ninjaCat = (back: boolean, more: Partial<Animal> = {}) => animal({ ...ninja, head: headband(600, 290, 500), ...more }, back)

export const animalToys: Arts = {}
