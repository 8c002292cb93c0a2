import { findLocale, LOCALES, type Locale, type LocaleId, type MarketId } from '@toyline/contracts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

/** Everything that invoices and credit notes say, in one language. */
export type DocumentWords = {
  invoice: string
  creditNote: string
  number: string
  issuedOn: string
  order: string
  placedOn: string
  poNumber: string
  dueOn: string
  billTo: string
  deliverTo: string
  article: string
  pieces: string
  unitPrice: string
  tax: string
  amount: string
  cases: (count: number, pack: number) => string
  /** What is kept of a returned article: a percentage, and how much that is. */
  restocking: (rate: string, amount: string) => string
  carried: string
  brought: string
  goods: string
  net: string
  taxOn: (tax: string, base: string) => string
  total: string
  credited: string
  /** A credit note of which something is taken off. */
  creditOf: (number: string, day: string) => string
  due: string
  payment: string
  payBy: (total: string, day: string) => string
  payee: string
  reference: string
  paidBy: (means: string) => string
  paidByCard: string
  paidByCredit: string
  corrects: (number: string, day: string) => string
  reason: string
  note: string
  taxNumber: (name: string) => string
  page: (page: number, of: number) => string
  attached: string
}

const WORDS: Record<Locale['language'], DocumentWords> = { en, de, fr, es }
/** Of documents for orders that are older than the shop's languages. */
const USUAL: Record<MarketId, LocaleId> = { us: 'en-us', ca: 'en-ca', gb: 'en-gb', eu: 'en-eu' }

export function wordsOf(id: LocaleId | null, market: MarketId): { locale: Locale; words: DocumentWords } {
  const locale = findLocale(id ?? undefined) ?? LOCALES[USUAL[market]]
  return { locale, words: WORDS[locale.language] }
}
