import { companions } from './plush-companions.ts'
import { terms } from './terms.ts'

export const fr = { copy: { ...companions }, terms }
