import assert from 'node:assert/strict'
import { test } from 'node:test'
import { products } from '../products/index.ts'
import { type Product, warn } from '../types.ts'
import { translations } from './index.ts'
import type { Copy, Terms } from './types.ts'

type Language = keyof typeof translations
type English = Pick<Product, 'handle' | 'title' | 'text' | 'materials'>

const languages = Object.keys(translations) as Language[]

const numbersOf = (text: string) =>
  (text.match(/\d+(?:[.,]\d+)*/g) ?? [])
    .map((number) => number.replace(',', '.'))
    .sort()
    .join(' ')

const sentencesOf = (text: string) => text.split(/(?<=[.?!])\s/)

const count = (text: string, sign: string) => text.split(sign).length - 1

/** What a typesetter of the language would mark, as words. */
function misprints(language: Language, text: string): string[] {
  const rules: [string, boolean][] = [
    ['is empty or padded', text.trim() !== text || text === ''],
    ['has two spaces', /\s\s/.test(text)],
    ['has straight quotes', /["']/.test(text)],
    ['has three full stops', text.includes('...')],
    ...{
      de: [
        ['has foreign quotes', /[”«»]/.test(text)],
        ['leaves quotes open', count(text, '„') !== count(text, '“')],
        ['has a space before a mark', /\s[;:!?]/.test(text)],
      ] satisfies [string, boolean][],
      fr: [
        ['has foreign quotes', /[„“”]/.test(text)],
        ['leaves quotes open', count(text, '«') !== count(text, '»')],
        ['lacks a narrow no-break space', /(?<!\u202f)[;:!?%»]|«(?!\u202f)/.test(text)],
      ] satisfies [string, boolean][],
      es: [
        ['has foreign quotes', /[„“”]/.test(text)],
        ['leaves quotes open', count(text, '«') !== count(text, '»')],
        ['has a space before a mark', /\s[;:!?]/.test(text)],
        ['lacks an opening mark', count(text, '¿') !== count(text, '?') || count(text, '¡') !== count(text, '!')],
      ] satisfies [string, boolean][],
    }[language],
  ]
  return rules.filter(([, broken]) => broken).map(([fault]) => fault)
}

function faultsOfCopy(language: Language, english: English, copy: Copy): string[] {
  const faults = (['title', 'text', 'materials'] as const).flatMap((part) => [
    ...misprints(language, copy[part]).map((fault) => `${part} ${fault}`),
    ...(numbersOf(english[part]) === numbersOf(copy[part])
      ? []
      : [`${part} has the numbers ${numbersOf(copy[part]) || 'none'} instead of ${numbersOf(english[part]) || 'none'}`]),
  ])
  const kept = sentencesOf(english.text).filter((sentence) => sentencesOf(copy.text).includes(sentence))
  return [
    ...faults,
    ...kept.map((sentence) => `text says in English: ${sentence}`),
    ...(copy.title === english.title ? ['title is not translated'] : []),
    ...(copy.materials === english.materials ? ['materials are not translated'] : []),
  ].map((fault) => `${english.handle}: ${fault}`)
}

/** What the catalogue says in each kind of term; what may fall back to English is `optional`. */
const words = (kind: keyof Terms): { all: Set<string>; optional?: true } => {
  switch (kind) {
    case 'types':
      return { all: new Set(products.map(({ type }) => type)) }
    case 'categories':
      return { all: new Set(products.flatMap(({ category }) => category.split(' > '))) }
    case 'options':
      return { all: new Set(products.flatMap(({ options }) => options)) }
    case 'values':
      return { all: new Set(products.flatMap(({ variants }) => variants.flatMap(([values]) => values))), optional: true }
    case 'warnings':
      return { all: new Set(Object.values(warn).filter(Boolean)) }
    case 'tags':
      return { all: new Set(products.flatMap(({ tags }) => tags)), optional: true }
  }
}

function faultsOfTerms(language: Language, kind: keyof Terms, terms: Record<string, string>): string[] {
  const { all, optional } = words(kind)
  const missing = optional ? [] : [...all].filter((word) => !Object.hasOwn(terms, word)).map((word) => `${word} is missing`)
  const found = Object.entries(terms).flatMap(([word, term]) => [
    ...(all.has(word) ? [] : [`${word} is not in the catalogue`]),
    ...(optional && term === word ? [`${word} says the same and can be left out`] : []),
    ...misprints(language, term).map((fault) => `${word} ${fault}`),
    ...(numbersOf(word) === numbersOf(term) ? [] : [`${word} has other numbers`]),
  ])
  return [...missing, ...found]
}

for (const language of languages) {
  const { copy, terms } = translations[language]

  test(`every product speaks ${language}, and nothing else does`, () => {
    assert.deepEqual(Object.keys(copy).sort(), products.map(({ handle }) => handle).sort())
    const titles = Object.values(copy).map(({ title }) => title)
    assert.equal(new Set(titles).size, titles.length, 'a title names two products')
  })

  test(`the copy in ${language} is whole, has the numbers of the original, and is set as the language is`, () => {
    assert.deepEqual(
      products.flatMap((product) => faultsOfCopy(language, product, copy[product.handle]!)),
      [],
    )
  })

  for (const kind of Object.keys(terms) as (keyof Terms)[])
    test(`the ${kind} in ${language} are those of the catalogue`, () => {
      assert.deepEqual(faultsOfTerms(language, kind, terms[kind]), [])
    })

  test(`every warning in ${language} begins with the word the law asks for`, () => {
    const word = { de: 'Achtung. ', fr: 'Attention\u202f! ', es: 'Advertencia. ' }[language]
    assert.deepEqual(
      Object.values(terms.warnings).filter((warning) => !warning.startsWith(word)),
      [],
    )
  })
}

test('the check finds what is wrong with a text', () => {
  const english = { handle: 'disk', title: 'Disk', text: 'A 3.5 inch disk. Four colours.', materials: 'Felt' }
  const good = { title: 'Diskette', text: 'Eine 3,5-Zoll-Diskette. „Vier“ Farben.', materials: 'Filz' }
  const faults = (language: Language, change: Partial<Copy>) => faultsOfCopy(language, english, { ...good, text: 'X 3,5.', ...change })
  assert.deepEqual(faults('de', good), [])
  assert.deepEqual(faults('de', { text: 'Eine 3,5-Zoll-Diskette in 4 Farben.' }), ['disk: text has the numbers 3.5 4 instead of 3.5'])
  assert.deepEqual(faults('de', { text: 'Eine 5,3-Zoll-Diskette.' }), ['disk: text has the numbers 5.3 instead of 3.5'])
  assert.deepEqual(faults('de', { text: 'Eine 3,5-Zoll-Diskette. Four colours.' }), ['disk: text says in English: Four colours.'])
  assert.deepEqual(faults('de', { title: 'Disk' }), ['disk: title is not translated'])
  assert.deepEqual(faults('de', { materials: 'Felt' }), ['disk: materials are not translated'])
  assert.deepEqual(misprints('de', ' „a  "b"... ”'), [
    'is empty or padded',
    'has two spaces',
    'has straight quotes',
    'has three full stops',
    'has foreign quotes',
    'leaves quotes open',
  ])
  assert.deepEqual(misprints('de', 'a : b'), ['has a space before a mark'])
  assert.deepEqual(misprints('fr', '«\u202fa\u202f»\u202f: b\u202f!'), [])
  for (const text of ['a: b', 'a : b', 'a\u00a0!', '5 %', '« a\u202f»', '«\u202fa »'])
    assert.deepEqual(misprints('fr', text), ['lacks a narrow no-break space'], text)
  assert.deepEqual(misprints('fr', '“a\u202f»'), ['has foreign quotes', 'leaves quotes open'])
  assert.deepEqual(misprints('es', '¿a? ¡b! «c»: d'), [])
  for (const text of ['a?', 'b!', '¿a', '¡b']) assert.deepEqual(misprints('es', text), ['lacks an opening mark'], text)
  assert.deepEqual(misprints('es', '«a “b” !'), [
    'has foreign quotes',
    'leaves quotes open',
    'has a space before a mark',
    'lacks an opening mark',
  ])
})

test('the check finds what is wrong with a term', () => {
  const { options } = translations.de.terms
  const { Size: _, ...fewer } = options
  assert.deepEqual(faultsOfTerms('de', 'options', { ...fewer, Weight: 'Gewicht' }), ['Size is missing', 'Weight is not in the catalogue'])
  assert.deepEqual(faultsOfTerms('de', 'options', { ...options, Size: 'Größe ' }), ['Size is empty or padded'])
  assert.deepEqual(faultsOfTerms('de', 'values', { XL: 'XL' }), ['XL says the same and can be left out'])
  assert.deepEqual(faultsOfTerms('de', 'values', { 'Classic 25 cm': 'Klassik 52 cm' }), ['Classic 25 cm has other numbers'])
})
