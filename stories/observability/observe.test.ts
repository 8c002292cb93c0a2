import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { freePort, spawnNode, waitFor } from '@toyline/testing'
import { alerts } from '../../tools/observability/rules.ts'
import { openGround } from '../gateway/platform.ts'

const hasPrometheus = spawnSync('prometheus', ['--version']).status === 0
if (process.env.CI === 'true') assert.ok(hasPrometheus, 'prometheus is missing')
const observe = fileURLToPath(new URL('../../tools/observability/observe.ts', import.meta.url))

type Answer<D> = { data: D }

test('npm run observe reads a shop that runs, and knows every alert', {
  timeout: 120_000,
  skip: hasPrometheus ? false : 'prometheus is not installed',
}, async (t) => {
  const { url } = await (await openGround(t)).light()
  const directory = mkdtempSync(join(tmpdir(), 'observe-'))
  const port = await freePort()
  const running = spawnNode(t, observe, [], { PORT: new URL(url).port, OBSERVE_PORT: String(port), OBSERVE_DIRECTORY: directory })
  t.after(() => rmSync(directory, { recursive: true, force: true }))
  const ask = async <D>(path: string) => ((await (await fetch(`http://127.0.0.1:${port}/api/v1/${path}`)).json()) as Answer<D>).data
  await waitFor(async () => (await ask<{ result: { value: [number, string] }[] }>('query?query=sum(up)')).result[0]?.value[1] === '1', {
    timeoutMs: 60_000,
    what: 'Prometheus to read the shop',
  })
  const { groups } = await ask<{ groups: { rules: { name: string; type: string }[] }[] }>('rules?type=alert')
  const known = groups.flatMap(({ rules }) => rules.map(({ name }) => name))
  assert.deepEqual(known.sort(), alerts.map(({ alert }) => alert).sort())
  await running.kill('SIGTERM')
})
