import { card } from '@toyline/http/card'
import { z } from 'zod'
import { LanguageCode } from './locale-id.ts'
import { catalogueCache, ProductCard, reading } from './product-cards.ts'

export const Suggestions = z
  .strictObject({
    products: z.array(
      ProductCard.pick({ id: true, handle: true, title: true, language: true, picture: true, price: true, priceHidden: true, sku: true }),
    ),
    categories: z.array(z.strictObject({ slug: z.string(), name: z.string() })),
    searches: z.array(z.string()),
  })
  .meta({ id: 'Suggestions' })
export type Suggestions = z.infer<typeof Suggestions>

/** Where somebody whose search found nothing may go. */
export const SearchHelp = z
  .strictObject({
    /** The search with one of its terms left out, the most particular first. */
    shorter: z.array(z.strictObject({ q: z.string(), without: z.string(), items: z.array(ProductCard).max(4) })).max(3),
    /** What others search for and find. */
    popular: z.array(z.string()).max(6),
  })
  .meta({ id: 'SearchHelp' })
export type SearchHelp = z.infer<typeof SearchHelp>

const PRINTABLE = /^\P{Cc}*$/u

/** Terms that mean the same to a buyer in this language, and what `meaning` says in English. */
export const SynonymGroup = z
  .strictObject({ language: LanguageCode, meaning: z.string(), terms: z.array(z.string()) })
  .meta({ id: 'SynonymGroup' })
export type SynonymGroup = z.infer<typeof SynonymGroup>
const SynonymParams = z.strictObject({ language: LanguageCode, meaning: z.string().min(1).max(60).regex(PRINTABLE) })
/** The most groups of one language, and terms of one group. */
export const MAX_SYNONYMS = { groups: 1_000, terms: 30 }

export const searchCards = {
  suggest: card({
    name: 'suggest',
    method: 'GET',
    path: '/search/suggest',
    query: reading.extend({ q: z.string().max(100) }),
    reply: Suggestions,
    who: 'anyone',
    audience: 'public',
    summary: 'Suggestions while typing',
    cache: catalogueCache,
  }),
  helpSearch: card({
    name: 'helpSearch',
    method: 'GET',
    path: '/search/help',
    query: reading.extend({ q: z.string().max(200) }),
    reply: SearchHelp,
    who: 'anyone',
    audience: 'public',
    summary: 'What to search for instead of something that finds nothing',
    cache: catalogueCache,
  }),
  listSynonyms: card({
    name: 'listSynonyms',
    method: 'GET',
    path: '/staff/synonyms',
    query: z.strictObject({ language: LanguageCode }),
    reply: z.strictObject({ items: z.array(SynonymGroup).max(MAX_SYNONYMS.groups) }),
    who: 'staff',
    audience: 'public',
    summary: 'Terms that search takes for the same',
  }),
  putSynonyms: card({
    name: 'putSynonyms',
    method: 'PUT',
    path: '/staff/synonyms/:language/:meaning',
    params: SynonymParams,
    body: z.strictObject({ terms: z.array(z.string().max(60).regex(PRINTABLE)).min(1).max(MAX_SYNONYMS.terms) }),
    reply: SynonymGroup,
    who: 'staff',
    audience: 'public',
    idempotent: true,
    summary: 'Say which terms mean the same; a group of the same meaning in English is searched with them',
    problems: ['bad-term', 'term-taken', 'too-many-synonyms'],
  }),
  removeSynonyms: card({
    name: 'removeSynonyms',
    method: 'DELETE',
    path: '/staff/synonyms/:language/:meaning',
    params: SynonymParams,
    reply: z.strictObject({ removed: z.int() }),
    who: 'staff',
    audience: 'public',
    idempotent: true,
    summary: 'Forget a group of terms',
  }),
} as const
