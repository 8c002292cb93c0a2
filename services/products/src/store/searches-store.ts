import type { Language } from '@toyline/contracts'
import type pg from 'pg'

/** Searches of one language that found something, the most frequent first. */
export type PopularSearches = ReadonlyMap<Language, readonly string[]>

/** Terms that are counted, over all languages. */
const MOST_TERMS = 5_000
/** A search counts as popular when it was asked for this often lately. */
const POPULAR_FROM = 3
const MOST_POPULAR = 2_000

export type Count = { language: Language; term: string; count: number }

/** Adds to the counts. Once there are very many, no further terms are taken up. */
export async function countSearches(pool: pg.Pool, counts: readonly Count[]): Promise<void> {
  await pool.query({
    name: 'count-searches',
    text: `
      insert into searches (language, term, count)
      select language, term, count from jsonb_to_recordset($1::jsonb) as new (language text, term text, count int)
      where (select count(*) < ${MOST_TERMS} from searches) or exists (select from searches old where old.language = new.language and old.term = new.term)
      order by language, term
      on conflict (language, term) do update set count = searches.count + excluded.count`,
    values: [JSON.stringify(counts)],
  })
}

/** Lets each count lose a tenth, at least one, and forgets what nobody has searched for lately. */
export async function fadeSearches(pool: pg.Pool): Promise<void> {
  await pool.query('update searches set count = floor(count * 0.9)')
  await pool.query('delete from searches where count = 0')
}

export async function readPopular(pool: pg.Pool): Promise<PopularSearches> {
  const { rows } = await pool.query<{ language: Language; terms: string[] }>({
    name: 'popular-searches',
    text: `
      select language, array_agg(term order by count desc, term) as terms
      from (select language, term, count from searches where count >= ${POPULAR_FROM} order by count desc limit ${MOST_POPULAR}) most group by language`,
  })
  return new Map(rows.map(({ language, terms }) => [language, terms]))
}
