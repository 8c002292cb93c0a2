import { companions } from './plush-companions.ts'
import { terms } from './terms.ts'

export const de = { copy: { ...companions }, terms }
