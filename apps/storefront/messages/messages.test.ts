import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { LANGUAGES, type Language } from '@toyline/contracts/locales'
import compile from 'icu-minify/compile'

const storefront = fileURLToPath(new URL('..', import.meta.url))
const house = fileURLToPath(new URL('../../..', import.meta.url))
const read = (path: string) => readFileSync(`${storefront}/${path}`, 'utf8')
const languages = Object.keys(LANGUAGES) as Language[]
const areas = globSync('messages/en/*.json', { cwd: storefront }).map((path) => path.replace(/^.*\/|\.json$/g, ''))

/** The messages of one file by their keys; a group stands before a dot. */
function messagesOf(language: Language, area: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries<string | Record<string, string>>(JSON.parse(read(`messages/${language}/${area}.json`))))
    if (typeof value === 'string') found.set(key, value)
    else for (const [inner, text] of Object.entries(value)) found.set(`${key}.${inner}`, text)
  return found
}

/** What a message asks for: `{count, plural, …}`, `{name}` and `<link>`, in a fixed order. Throws where it is no ICU message. */
function argumentsOf(message: string): string[] {
  const found = new Set<string>()
  const visit = (node: unknown): void => {
    if (!Array.isArray(node)) return
    const [name, kind, ...rest] = node
    if (node.length === 1) found.add(`{${name}}`)
    else if (typeof kind === 'number' && kind > 0) {
      found.add(`{${name}, ${['', 'select', 'plural', 'selectordinal', 'number', 'date', 'time'][kind]}}`)
      for (const option of Object.values(rest[0] ?? {})) if (Array.isArray(option)) option.forEach(visit)
    } else {
      found.add(`<${name}>`)
      for (const child of [kind, ...rest]) visit(child)
    }
  }
  const compiled = compile(message)
  if (Array.isArray(compiled)) compiled.forEach(visit)
  return [...found].sort()
}

/** How a language differs from English, as sentences. */
function differences(english: Map<string, string>, other: Map<string, string>): string[] {
  const missing = [...english.keys()].filter((key) => !other.has(key)).map((key) => `${key} is missing`)
  const extra = [...other.keys()].filter((key) => !english.has(key)).map((key) => `${key} is not in English`)
  const unlike = [...english].flatMap(([key, text]) => {
    const [wanted, found] = [argumentsOf(text).join(' '), argumentsOf(other.get(key) ?? text).join(' ')]
    return wanted === found ? [] : [`${key} asks for ${found || 'nothing'} instead of ${wanted || 'nothing'}`]
  })
  const empty = [...other].filter(([, text]) => text.trim() === '').map(([key]) => `${key} is empty`)
  return [...missing, ...extra, ...unlike, ...empty]
}

for (const language of languages)
  for (const area of areas)
    test(`${area} in ${LANGUAGES[language]} has the keys and the arguments of the English messages`, () => {
      assert.deepEqual(differences(messagesOf('en', area), messagesOf(language, area)), [])
    })

test('a language has no messages of its own', () => {
  for (const language of languages)
    assert.deepEqual(globSync('*.json', { cwd: `${storefront}/messages/${language}` }).sort(), areas.map((area) => `${area}.json`).sort())
})

test('every message is said somewhere', () => {
  const sources = globSync('{app,features,words,data}/**/*.{ts,tsx}', { cwd: storefront }).map(read)
  const refusals = globSync('{services,packages}/*/src/**/*.ts', { cwd: house, exclude: (path) => path.endsWith('.test.ts') })
    .map((path) => readFileSync(`${house}/${path}`, 'utf8'))
    .concat(read('data/browser.ts'), read('features/ui/use-request.ts'))
    .join('\n')
  for (const area of areas) {
    // What the API refuses is said by its code.
    const speakers =
      area === 'problems'
        ? refusals
        : sources.filter((source) => source.includes(`'${area}'`) || source.includes(`/${area}.json'`)).join('\n')
    const unsaid = [...messagesOf('en', area).keys()].filter((key) => {
      const group = key.includes('.') ? key.slice(0, key.indexOf('.')) : undefined
      return !(speakers.includes(`'${key}'`) || speakers.includes(`words.${key}`) || (group && speakers.includes(`\`${group}.\${`)))
    })
    assert.deepEqual(unsaid, [], `messages of “${area}” that nothing says`)
  }
})

test('the check finds a key that was forgotten, one too many, and an argument that was lost or changed its kind', () => {
  const english = new Map([
    ['a', '{count, plural, one {# case of {name}} other {# cases}}'],
    ['b', 'See <link>the {where}</link>'],
    ['c', 'Yes'],
  ])
  assert.deepEqual(argumentsOf(english.get('a') ?? ''), ['{count, plural}', '{name}'])
  assert.deepEqual(argumentsOf(english.get('b') ?? ''), ['<link>', '{where}'])
  assert.deepEqual(differences(english, english), [])
  const broken = new Map([
    ['a', '{count} Kartons {name}'],
    ['b', 'Siehe {where}'],
    ['d', ''],
  ])
  assert.deepEqual(differences(english, broken), [
    'c is missing',
    'd is not in English',
    'a asks for {count} {name} instead of {count, plural} {name}',
    'b asks for {where} instead of <link> {where}',
    'd is empty',
  ])
  assert.throws(() => argumentsOf('{open'))
})
