import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freePort } from '@toyline/testing'
import { expressions } from '../../tools/observability/metric-names.ts'
import { metricsIn } from '../../tools/observability/promql.ts'
import { openGround } from '../gateway/platform.ts'

test('O2: everything that alerts and dashboards read is told by a shop that runs', { timeout: 120_000 }, async (t) => {
  const port = await freePort()
  await (await openGround(t)).light({ METRICS_PORT: String(port) })
  const reply = await fetch(`http://127.0.0.1:${port}/metrics`)
  assert.match(String(reply.headers.get('content-type')), /^text\/plain; version=0\.0\.4/)
  const body = await reply.text()
  const told = new Map([...body.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, kind]) => [String(name), kind]))
  const read = new Set(expressions().flatMap(metricsIn))
  assert.ok(read.size > 20, `${read.size} metrics are read`)
  const missing = [...read].filter((name) => !told.has(name) && told.get(name.replace(/_(bucket|count|sum)$/, '')) !== 'histogram')
  assert.deepEqual(missing, [])
  assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 404)
  // No id of anybody or anything becomes a series.
  assert.deepEqual(body.match(/="(?:ord|usr|pay|cart|evt|mail)_[^"]*"/g), null)
})

test('that check sees a metric that nobody tells', () => {
  assert.deepEqual(metricsIn('sum by (room) (rate(jobs_lost_total{room=~"a|b"}[5m])) > 0 and promise:browse_failing:ratio_rate5m > 1'), [
    'jobs_lost_total',
  ])
})
