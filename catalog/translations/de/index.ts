import { babyAndToddler } from './baby.ts'
import { desk } from './desk.ts'
import { games } from './games.ts'
import { companions } from './plush-companions.ts'
import { gamePlush } from './plush-games.ts'
import { iconPlush } from './plush-icons.ts'
import { seasonal } from './seasonal.ts'
import { terms } from './terms.ts'
import { wear } from './wear.ts'

export const de = { copy: { ...companions, ...gamePlush, ...iconPlush, ...desk, ...babyAndToddler, ...games, ...wear, ...seasonal }, terms }
