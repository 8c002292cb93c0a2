import { event, type Language, MAX_SYNONYMS, type SynonymGroup } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import { LONGEST_TERM } from '../domain/dictionary.ts'
import { wordsOf } from '../domain/words.ts'
import { outbox } from '../events/outbox.ts'
import { findOthers, lockSynonyms, replaceTerms } from '../store/synonyms-store.ts'
import type { Tx } from '../store/tables.ts'

/**
 * Makes these the terms that mean the same.
 * Errors: 422 `bad-term` for one without words or with more than three; 409 `term-taken`, 409 `too-many-synonyms`.
 */
export async function putSynonyms(tx: Tx, given: SynonymGroup): Promise<SynonymGroup> {
  const group = { ...given, terms: [...new Set(given.terms.map((term) => term.trim().toLowerCase().replace(/\s+/g, ' ')))].sort() }
  const bad = group.terms.find((term) => ![1, 2, LONGEST_TERM].includes(wordsOf(term).length))
  if (bad !== undefined) throw problem(422, 'bad-term', `A term has one to ${LONGEST_TERM} words, but “${bad}” has not.`)
  await lockSynonyms(tx, group.language)
  const { taken, groups } = await findOthers(tx, group)
  if (taken.length > 0) throw problem(409, 'term-taken', `Another group has “${taken[0]}”.`, { terms: taken })
  if (groups >= MAX_SYNONYMS.groups) throw problem(409, 'too-many-synonyms', `A language has at most ${MAX_SYNONYMS.groups} groups.`)
  await replaceTerms(tx, group)
  await sayWordsChanged(tx)
  return group
}

export async function removeSynonyms(tx: Tx, language: Language, meaning: string): Promise<{ removed: number }> {
  await lockSynonyms(tx, language)
  const removed = await replaceTerms(tx, { language, meaning, terms: [] })
  if (removed > 0) await sayWordsChanged(tx)
  return { removed }
}

/** No product changed, but what a search finds did: kept answers are forgotten for the same reason. */
async function sayWordsChanged(tx: Tx): Promise<void> {
  await outbox.say(tx, event('products.products-changed.v1', 'catalogue', { productIds: [], handles: [] }))
}
