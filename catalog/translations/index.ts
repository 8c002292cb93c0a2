import { de } from './de/index.ts'
import { es } from './es/index.ts'
import { fr } from './fr/index.ts'
import type { Copy, Terms } from './types.ts'

export const translations: Record<'de' | 'fr' | 'es', { copy: Record<string, Copy>; terms: Terms }> = { de, fr, es }
