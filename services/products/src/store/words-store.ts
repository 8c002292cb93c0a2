import { TRANSLATED_LANGUAGES, type TranslatedLanguage } from '@toyline/contracts'
import type pg from 'pg'
import { longQuery } from './long-query.ts'

/** Counts anew in how many products each word of a language occurs. Takes about 10 microseconds a product and language. */
export async function refreshVocabulary(pool: pg.Pool): Promise<void> {
  await longQuery(
    pool,
    `merge into words w
     using (
       select language, word, ndoc as frequency from (
         select 'en' as language, * from ts_stat('select to_tsvector(''products.plain'', names) from products.product_search')
         ${TRANSLATED_LANGUAGES.map((language) => `union all select '${language}', * from ${wordsIn(language)}`).join('\n')}
       ) every where length(word) between 3 and 40 and word !~ '[0-9@/]'
     ) counted on w.language = counted.language and w.word = counted.word
     when not matched by target then insert (language, word, frequency) values (counted.language, counted.word, counted.frequency)
     when matched and w.frequency <> counted.frequency then update set frequency = counted.frequency
     when not matched by source then delete`,
  )
}

/** What products are named by for those who read a language, as far as anything is written in it. */
function wordsIn(language: TranslatedLanguage): string {
  return `ts_stat('select to_tsvector(''products.plain'', coalesce(t.names, s.names)) from products.product_search s
    left join products.translated_search t on t.ordinal = s.ordinal and t.language = ''${language}''
    where exists (select from products.translated_search where language = ''${language}'')')`
}
