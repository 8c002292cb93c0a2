import type { Language, SynonymGroup } from '@toyline/contracts'
import { sql } from 'kysely'
import type { Database, Tx } from './tables.ts'

export async function readSynonyms(db: Database, language: Language, limit: number): Promise<SynonymGroup[]> {
  const { rows } = await sql<SynonymGroup>`
    select language, meaning, array_agg(term order by term) as terms from synonyms
    where language = ${language} group by language, meaning order by meaning limit ${limit}`.execute(db)
  return rows
}

/** Changes of one language wait for each other, so that a term is in one group and the groups are counted right. */
export async function lockSynonyms(tx: Tx, language: Language): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('products.synonyms'), hashtext(${language}))`.execute(tx)
}

/** Which of these terms another group has, and how many other groups there are. */
export async function findOthers(tx: Tx, { language, meaning, terms }: SynonymGroup): Promise<{ taken: string[]; groups: number }> {
  const { rows } = await sql<{ taken: string[] | null; groups: number }>`
    select array_agg(term order by term) filter (where term = any(${terms})) as taken, count(distinct meaning)::int as groups
    from synonyms where language = ${language} and meaning <> ${meaning}`.execute(tx)
  return { taken: rows[0]?.taken ?? [], groups: rows[0]?.groups ?? 0 }
}

/** Makes these the terms of the group. @returns how many there were that are not any more */
export async function replaceTerms(tx: Tx, { language, meaning, terms }: SynonymGroup): Promise<number> {
  const removed = await sql`
    delete from synonyms where language = ${language} and meaning = ${meaning} and not term = any(${terms})`.execute(tx)
  await sql`
    insert into synonyms (language, meaning, term) select ${language}, ${meaning}, term from unnest(${terms}::text[]) as new (term)
    on conflict (language, term) do nothing`.execute(tx)
  return Number(removed.numAffectedRows ?? 0)
}
