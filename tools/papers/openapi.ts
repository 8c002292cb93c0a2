import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { apiDescription } from '@toyline/gateway'

const file = fileURLToPath(new URL('../../docs/openapi.json', import.meta.url))

/** The committed description of the public API, and what it should be now. */
export function openApi(): { file: string; committed: string; current: string } {
  const current = `${JSON.stringify(apiDescription(), null, 2)}\n`
  let committed = ''
  try {
    committed = readFileSync(file, 'utf8')
  } catch {
    // Not written yet.
  }
  return { file, committed, current }
}

if (import.meta.main) {
  const { current } = openApi()
  writeFileSync(file, current)
  console.log('docs/openapi.json written')
}
