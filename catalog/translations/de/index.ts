import { companions } from './plush-companions.ts'
import { gamePlush } from './plush-games.ts'
import { iconPlush } from './plush-icons.ts'
import { terms } from './terms.ts'

export const de = { copy: { ...companions, ...gamePlush, ...iconPlush }, terms }
