import { babyAndToddler } from './baby.ts'
import { companions } from './plush-companions.ts'
import { desk } from './desk.ts'
import { gamePlush } from './plush-games.ts'
import { games } from './games.ts'
import { iconPlush } from './plush-icons.ts'
import { seasonal } from './seasonal.ts'
import { wear } from './wear.ts'
import type { Product } from '../types.ts'

export const products: Product[] = [
  ...companions,
  ...gamePlush,
  ...iconPlush,
  ...desk,
  ...babyAndToddler,
  ...games,
  ...wear,
  ...seasonal,
]
