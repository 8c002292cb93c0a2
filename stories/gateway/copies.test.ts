import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freePort, waitFor } from '@toyline/testing'
import { openGround } from './platform.ts'

test('copies that share a port stand in for each other; whoever does not say so is told that it is taken', {
  timeout: 120_000,
}, async (t) => {
  const ground = await openGround(t)
  const place = { PORT: String(await freePort()), PLATFORM_SHARES_PORTS: 'on' }
  const first = await ground.light(place)
  const alone = await ground.light({ ...place, PLATFORM_SHARES_PORTS: 'off' })
  assert.equal((await alone.process.ended).code, 1)
  assert.match(alone.process.output(), /EADDRINUSE/)

  await ground.light(place)
  await first.process.kill('SIGKILL')
  // Whichever answered when the second was lit, now it is the second.
  await waitFor(async () => (await fetch(`${first.url}/readyz`)).ok, { what: 'the second copy to answer' })
  const answers = await Promise.all(Array.from({ length: 50 }, () => fetch(`${first.url}/api/v1/products?limit=1`)))
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200])
})
