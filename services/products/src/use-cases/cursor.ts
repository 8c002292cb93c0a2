import type { Language, MarketId, ProductSort } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import type { Position } from '../domain/catalogue-page.ts'

type Of = { sort: ProductSort; market: MarketId; language: Language }

/** What an order depends on: titles sort in their language, and a search finds what is written in it. */
const orderOf = ({ sort, language }: Of) => (sort === 'title' || sort === 'relevance' ? `${sort} ${language}` : sort)

/** A position as one opaque word. It names the order it belongs to, because in another it would mean nothing. */
export function writeCursor(of: Of, { value, ordinal }: Position): string {
  return Buffer.from(JSON.stringify([orderOf(of), of.market, value, ordinal])).toString('base64url')
}

/** Error: 400 `bad-cursor` for anything that writeCursor did not write for this order. */
export function readCursor(cursor: string, of: Of): Position {
  const parts = parse(cursor)
  const [itsOrder, itsMarket, value, ordinal] = Array.isArray(parts) ? parts : []
  const titled = of.sort === 'title'
  const fits =
    itsOrder === orderOf(of) &&
    itsMarket === of.market &&
    (titled ? typeof value === 'string' : Number.isInteger(value) && value >= 0) &&
    Number.isInteger(ordinal) &&
    ordinal >= 0 &&
    ordinal < 2 ** 31
  if (!fits || parts.length !== 4) throw problem(400, 'bad-cursor', 'This page cannot be continued; start again from the first page.')
  return { value, ordinal }
}

function parse(cursor: string) {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
