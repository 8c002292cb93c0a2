import type { Language } from '@toyline/contracts/locales'
import de from '../messages/de/index.ts'
import en from '../messages/en/index.ts'
import es from '../messages/es/index.ts'
import fr from '../messages/fr/index.ts'

/** English says which words there are; the types hold every other language to it. */
export type Messages = typeof en
/** A part of the shop with words of its own: one file per language. */
export type Area = keyof Messages & string

type Flat<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${keyof T[K] & string}` }[keyof T & string]
export type MessageKey<A extends Area> = Flat<Messages[A]>

export const messages: Record<Language, Messages> = { en, de, fr, es }
