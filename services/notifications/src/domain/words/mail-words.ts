import type { LocaleId, Order, OrderDocument, OrderReturn } from '@toyline/contracts'
import { findLocale, LOCALES, type Locale } from '@toyline/contracts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

type Decline = NonNullable<Order['payment']['decline']>

/** What a mail about a return tells. */
export type ReturnStep = OrderReturn['state'] | 'accepted' | 'credited' | 'refund-declined'

/** Everything that mails say, in one language. */
export type MailWords = {
  /** At the foot of each mail. */
  from: string
  /** Where the button cannot be pressed. */
  copyAddress: string
  verify: { subject: string; preview: string; title: (name: string) => string; text: string; button: string; life: string; notYou: string }
  reset: { subject: string; preview: string; title: string; text: (name: string) => string; button: string; life: string; notYou: string }
  known: {
    subject: string
    preview: string
    title: string
    text: (name: string) => string
    signIn: string
    forgotten: string
    setNew: string
  }
  wish: { subject: (toy: string) => string; preview: string; title: string; text: (toy: string) => string; button: string; life: string }
  arrived: { subject: (toy: string) => string; preview: string; text: (casePack: number) => string; button: string; once: string }
  order: {
    subject: (number: string) => string
    preview: (lines: number, total: string) => string
    stamp: string
    title: string
    text: (number: string, days: string) => string
    button: string
    cases: (count: number, pack: number) => string
    toys: string
    total: string
    included: (tax: string) => string
    payment: string
    byInvoice: (days: number) => string
    byCard: string
    poNumber: string
    note: string
    deliveryTo: string
  }
  shipments: Record<
    'sent' | 'delivered',
    {
      subject: (number: string) => string
      preview: (carrier: string) => string
      title: string
      text: (number: string, order: string, carrier: string) => string
    }
  > & {
    place: (which: number, of: number, location: string) => string
    tracking: (number: string) => string
    track: string
    toFollow: string
    button: string
  }
  cancelled: {
    subject: (order: string, isAll: boolean) => string
    preview: string
    title: (isAll: boolean) => string
    text: (order: string) => string
    /** Where what stays costs more than before. */
    dearer: string
    freight: (amount: string) => string
    button: string
  }
  /** `proposed`: goods that the seller would add. */
  edited: Record<
    'done' | 'proposed',
    {
      subject: (order: string) => string
      preview: (total: string) => string
      title: string
      text: (order: string) => string
      button: string
    }
  > & {
    reason: string
    /** Pieces before and after, and what each costs. */
    pieces: (before: number, after: number) => string
    each: (price: string, before: string | null) => string
    comesTo: string
    added: string
    until: (day: string) => string
  }
  documents: Record<
    OrderDocument['kind'],
    {
      subject: (number: string) => string
      preview: (total: string) => string
      title: (number: string) => string
      text: (number: string, order: string) => string
      sum: string
    }
  > & { dueBy: (day: string) => string; covered: string; button: string; kept: string }
  returns: {
    steps: Record<ReturnStep, { subject: (number: string) => string; text: (number: string, order: string) => string }>
    preview: (order: string) => string
    sendTo: string
    label: (number: string) => string
    freight: Record<'buyer' | 'seller', string>
    expected: string
    credited: string
    answer: string
    button: string
  }
  declined: {
    subject: (number: string) => string
    preview: string
    title: string
    text: (number: string, total: string) => string
    reasons: Record<Decline, string>
    kept: string
    button: string
  }
  ended: { subject: (number: string) => string; preview: string; reasons: Record<string, string>; nothing: string; button: string }
}

const WORDS: Record<Locale['language'], MailWords> = { en, de, fr, es }

/** The reader's locale; letters that were kept before the shop had languages are in English. */
export function localeOf(id: LocaleId | null | undefined): Locale {
  return findLocale(id ?? undefined) ?? LOCALES['en-us']
}

export function wordsOf({ language }: Locale): MailWords {
  return WORDS[language]
}
