import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { contrast, readTokens, type Tokens } from './contrast.ts'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

const SHEETS = ['paper', 'card', 'sunken'] as const
const CHAPTERS = ['plush', 'desk', 'baby', 'puzzle', 'wear', 'season', 'plain']
/** Text of the ordinary size (WCAG 1.4.3), and what only has to be seen (1.4.11). */
const READABLE = 4.5
const VISIBLE = 3

/** The numbers of the design: contrast on paper, card and sunken paper. */
const BY_DAY: Record<string, [number, number, number]> = {
  ink: [15.5, 16.7, 14.0],
  'ink-2': [7.5, 8.0, 6.7],
  'ink-3': [5.1, 5.5, 4.6],
  'line-strong': [3.9, 4.2, 3.5],
  primary: [8.5, 9.1, 7.6],
  tomato: [5.6, 6.0, 5.0],
  ok: [6.5, READABLE, READABLE],
  warn: [6.7, READABLE, READABLE],
  info: [6.7, READABLE, READABLE],
}
const BY_NIGHT: Record<string, [number, number, number]> = {
  ink: [15.9, 14.6, 14.6],
  'ink-2': [10.1, 9.3, 9.3],
  'ink-3': [6.7, 6.1, 6.1],
  'line-strong': [4.7, 4.3, 4.3],
  primary: [8.6, 7.9, 7.9],
  tomato: [8.4, 7.7, 7.7],
  ok: [10.3, READABLE, READABLE],
  warn: [10.1, READABLE, READABLE],
  info: [9.6, READABLE, READABLE],
}

/** Every pair of ink and ground that is printed, with the least contrast that it must have. */
type Pair = [tokens: Tokens, over: string, under: string, least: number]
function pairs(theme: 'light' | 'dark', source: string): Pair[] {
  const themes = readTokens(source)
  const tokens = themes[theme]
  const dark = theme === 'dark'
  const onSheets = Object.entries(dark ? BY_NIGHT : BY_DAY).flatMap(([over, numbers]) =>
    SHEETS.map((sheet, at): Pair => [tokens, over, sheet, numbers[at] ?? Number.NaN]),
  )
  const onTints = CHAPTERS.flatMap((chapter): Pair[] => [
    [tokens, 'ink', `g-${chapter}`, dark ? 9 : 11],
    [tokens, 'primary', `g-${chapter}`, dark ? 5 : 6],
    [tokens, 'ink-2', `g-${chapter}`, READABLE],
  ])
  const onPlates = CHAPTERS.flatMap((chapter): Pair[] => {
    const sheet = dark ? themes.lit : tokens
    return [
      [sheet, 'ink', `lit-${chapter}`, dark ? 7 : 11],
      [sheet, 'ink-2', `lit-${chapter}`, READABLE],
      [sheet, 'primary', `lit-${chapter}`, READABLE],
      [sheet, 'line-strong', `lit-${chapter}`, dark ? VISIBLE : 2.5],
      ...(dark ? ['tomato', 'ok', 'warn', 'info'].map((over): Pair => [sheet, over, 'card', READABLE]) : []),
    ]
  })
  return [
    ...onSheets,
    ...onTints,
    ...onPlates,
    [tokens, 'on-primary', 'primary', dark ? 8.6 : 9.1],
    [tokens, 'on-tomato', 'tomato', dark ? 8.4 : 6.0],
    [tokens, 'paper', 'ink', dark ? 15.9 : 15.5],
  ]
}

/** The design rounds to one digit, so a pair may lie that much below its number. */
function tooFaint(list: Pair[]): string[] {
  return list
    .map(([tokens, over, under, least]) => ({ over, under, least, found: Math.round(contrast(tokens, over, under) * 10) / 10 }))
    .filter(({ found, least }) => found < least)
    .map(({ over, under, least, found }) => `${over} on ${under} is ${found}, not ${least}`)
}

for (const theme of ['light', 'dark'] as const)
  test(`every ink can be read on every ground, ${theme}`, () => {
    const list = pairs(theme, css)
    assert.ok(list.length > 60)
    assert.deepEqual(tooFaint(list), [])
  })

test('an ink that is a shade too faint is found, in either theme', () => {
  const faint = css.replace('--ink-3: #6e6577', '--ink-3: #7a7183').replace('--ok: #6fd6a0', '--ok: #69cc98')
  assert.deepEqual(tooFaint(pairs('light', faint)), [
    'ink-3 on paper is 4.3, not 5.1',
    'ink-3 on card is 4.6, not 5.5',
    'ink-3 on sunken is 3.9, not 4.6',
  ])
  assert.deepEqual(tooFaint(pairs('dark', faint)), ['ok on paper is 9.3, not 10.3'])
  assert.throws(() => contrast({}, 'ink', 'paper'), /no token --ink/)
})

test('the contrast of black and white is 21, of a colour and itself 1', () => {
  const tokens = { black: '#000000', white: '#ffffff', half: 'color-mix(in srgb, #ffffff 50%, #000000)' }
  assert.equal(contrast(tokens, 'black', 'white'), 21)
  assert.equal(contrast(tokens, 'white', 'white'), 1)
  assert.equal(contrast(tokens, 'half', 'white').toFixed(2), '3.95')
})
