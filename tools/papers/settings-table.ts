import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { Environment } from '../../apps/platform/src/config.ts'

const file = fileURLToPath(new URL('../../README.md', import.meta.url))
const BEGIN = '<!-- settings: written by `npm run papers` -->'
const END = '<!-- end of settings -->'

/** The README, and the README with the settings table as the configuration's schema has it now. */
export function readmeWithSettings(): { file: string; committed: string; current: string } {
  const committed = readFileSync(file, 'utf8')
  const begin = committed.indexOf(BEGIN)
  const end = committed.indexOf(END)
  if (begin < 0 || end < begin) throw new Error('README.md has lost the marks of its settings table.')
  return { file, committed, current: `${committed.slice(0, begin + BEGIN.length)}\n\n${table()}\n\n${committed.slice(end)}` }
}

function table(): string {
  const { properties = {} } = z.toJSONSchema(Environment, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, { description?: string; default?: unknown }>
  }
  const rows = Object.entries(properties)
    .filter(([, { description }]) => description)
    .map(([name, { description, default: unset }]) => `| \`${name}\` | ${shown(unset)} | ${description} |`)
  return ['| setting | unless set | what it does |', '|---|---|---|', ...rows].join('\n')
}

function shown(value: unknown): string {
  if (value === undefined) return ''
  return `\`${Array.isArray(value) ? value.join(',') : String(value)}\``
}

if (import.meta.main) {
  const { current } = readmeWithSettings()
  writeFileSync(file, current)
  console.log('README.md: settings written')
}
