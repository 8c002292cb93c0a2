import { companions } from './plush-companions.ts'
import { terms } from './terms.ts'

export const es = { copy: { ...companions }, terms }
