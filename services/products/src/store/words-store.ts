import type pg from 'pg'
import { longQuery } from './long-query.ts'

/** Counts anew in how many products each word occurs. Takes about 10 microseconds a product. */
export async function refreshVocabulary(pool: pg.Pool): Promise<void> {
  await longQuery(
    pool,
    `merge into words w
     using (
       select word, ndoc as frequency from ts_stat('select to_tsvector(''products.plain'', names) from products.product_search')
       where length(word) between 3 and 40 and word !~ '[0-9@/]'
     ) counted on w.word = counted.word
     when not matched by target then insert (word, frequency) values (counted.word, counted.frequency)
     when matched and w.frequency <> counted.frequency then update set frequency = counted.frequency
     when not matched by source then delete`,
  )
}
