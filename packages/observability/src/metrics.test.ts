import assert from 'node:assert/strict'
import { test } from 'node:test'
import { counter, gauge, histogram, renderMetrics } from './metrics.ts'

test('numbers are rendered under their names, and asking for one twice is asking for the same one', async () => {
  counter('story_orders_total', 'Orders', ['state']).inc({ state: 'placed' })
  counter('story_orders_total', 'Orders', ['state']).inc({ state: 'placed' }, 2)
  gauge('story_waiting', 'Waiting').set(7)
  histogram('story_seconds', 'Time', [], [0.1, 1]).observe(0.5)
  const { contentType, body } = await renderMetrics()
  assert.match(contentType, /^text\/plain; version=0\.0\.4/)
  for (const line of [
    'story_orders_total{state="placed"} 3',
    'story_waiting 7',
    'story_seconds_bucket{le="0.1"} 0',
    'story_seconds_bucket{le="1"} 1',
  ])
    assert.ok(body.split('\n').includes(line), line)
  assert.match(body, /^process_cpu_seconds_total/m)
  assert.match((await renderMetrics()).body, /^nodejs_eventloop_lag_seconds/m)
})
