import { LANGUAGES, type Language } from '@toyline/contracts'

/** Counts up when what is below, or a document, changes: each release keeps to the indices of its own form. */
export const INDEX_FORMAT = 1
/** The most products that one query finds. Beyond it the least relevant are neither shown nor counted. */
export const MOST_FOUND = 100_000

const SHORTEST_PART = 4
const EVERY_LANGUAGE = Object.keys(LANGUAGES) as Language[]
const PARTS = ['title', 'names', 'details', 'description'] as const
/** In which parts of a document the parts of German compounds are looked for too; in long texts they would be found by chance. */
const WITH_COMPOUNDS: readonly string[] = ['title', 'names']

/** Stems as in PostgreSQL; words come without accents, as queries do. */
const ANALYZERS: Record<Language, string[]> = {
  en: ['lowercase', 'en_possessive', 'asciifolding', 'en_stop', 'en_stem'],
  de: ['lowercase', 'asciifolding', 'de_stem'],
  fr: ['fr_elision', 'lowercase', 'asciifolding', 'fr_stem'],
  es: ['lowercase', 'asciifolding', 'es_stem'],
}

/**
 * Settings and fields of an index.
 * @param germanWords folded; the parts into which German compounds are taken apart
 */
export function indexBody(germanWords: readonly string[]): object {
  const analyzer = Object.fromEntries(EVERY_LANGUAGE.map((language) => [language, { tokenizer: 'standard', filter: ANALYZERS[language] }]))
  return {
    settings: {
      number_of_shards: 1,
      auto_expand_replicas: '0-1',
      refresh_interval: '-1',
      max_result_window: MOST_FOUND,
      analysis: {
        filter: {
          en_possessive: { type: 'stemmer', language: 'possessive_english' },
          en_stop: { type: 'stop', stopwords: '_english_' },
          en_stem: { type: 'stemmer', language: 'english' },
          de_parts: {
            type: 'dictionary_decompounder',
            word_list: germanWords.filter((word) => word.length >= SHORTEST_PART),
            min_subword_size: SHORTEST_PART,
          },
          de_stem: { type: 'stemmer', language: 'german' },
          fr_elision: { type: 'elision', articles_case: true, articles: ['l', 'm', 't', 'qu', 'n', 's', 'j', 'd', 'c'] },
          fr_stem: { type: 'stemmer', language: 'french' },
          es_stem: { type: 'stemmer', language: 'spanish' },
        },
        analyzer: { ...analyzer, de_parts: { tokenizer: 'standard', filter: ['lowercase', 'asciifolding', 'de_parts', 'de_stem'] } },
      },
    },
    mappings: {
      dynamic: false,
      properties: {
        ordinal: { type: 'integer' },
        skus: { type: 'keyword' },
        gtins: { type: 'keyword' },
        ...Object.fromEntries(PARTS.map((part) => [part, { properties: textsOf(part) }])),
      },
    },
  }
}

function textsOf(part: string): object {
  return Object.fromEntries(
    EVERY_LANGUAGE.map((language) => [
      language,
      {
        type: 'text',
        analyzer: language,
        ...(language === 'de' && WITH_COMPOUNDS.includes(part)
          ? { fields: { parts: { type: 'text', analyzer: 'de_parts', search_analyzer: 'de' } } }
          : {}),
      },
    ]),
  )
}
