import type { CompiledMessage } from 'icu-minify/format'
import type { Area } from './messages.ts'

/** The messages of an area by their keys, parsed. */
export type CompiledArea = Record<string, CompiledMessage>
export type CompiledWords = Partial<Record<Area, CompiledArea>>
