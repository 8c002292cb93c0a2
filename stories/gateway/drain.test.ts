import assert from 'node:assert/strict'
import { Agent, request } from 'node:http'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { waitFor } from '@toyline/testing'
import { type Instance, openGround, somethingToBuy } from './platform.ts'

const REQUESTS_PER_SECOND = 100
const PROBE_EVERY_MS = 50
const DRAIN_MS = 1_000

type Behind = Instance & { agent: Agent; ready: boolean; probing: AbortController }

/** What stands before two instances: it looks at readiness, keeps connections, and never tries a request twice. */
function balancer(t: TestContext) {
  const instances = new Set<Behind>()
  let turn = 0
  const done = { answered: 0, failures: [] as string[], byInstance: new Map<string, number>() }

  function ask({ url, agent }: Pick<Behind, 'url' | 'agent'>, path: string, method = 'GET', body?: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const headers = body ? { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() } : {}
      const asking = request(url + path, { agent, method, headers }, (answer) => {
        answer.resume()
        answer.once('end', () => resolve(answer.statusCode ?? 0))
        answer.once('error', reject)
      })
      asking.once('error', reject)
      asking.end(body)
    })
  }
  return {
    done,
    add(instance: Instance): Behind {
      const behind: Behind = {
        ...instance,
        agent: new Agent({ keepAlive: true, maxSockets: 64 }),
        ready: true,
        probing: new AbortController(),
      }
      instances.add(behind)
      t.after(() => behind.probing.abort())
      void (async () => {
        const probe = { url: behind.url, agent: new Agent() }
        while (!behind.probing.signal.aborted) {
          behind.ready = (await ask(probe, '/readyz').catch(() => 0)) === 200
          await pause(PROBE_EVERY_MS)
        }
      })()
      return behind
    },
    remove(behind: Behind) {
      behind.probing.abort()
      instances.delete(behind)
      behind.agent.destroy()
    },
    async send(path: string, method?: string, body?: string) {
      const ready = [...instances].filter((one) => one.ready)
      const chosen = ready[turn++ % ready.length]
      if (!chosen) return done.failures.push('nobody is ready')
      const status = await ask(chosen, path, method, body).catch((error: Error) => error.message)
      if (typeof status === 'number' && status < 400) {
        done.answered += 1
        done.byInstance.set(chosen.url, (done.byInstance.get(chosen.url) ?? 0) + 1)
      } else done.failures.push(`${method ?? 'GET'} ${path}: ${status}`)
    },
  }
}

test('R10: an instance that is told to end finishes what it was asked, says so first, and no request fails', {
  timeout: 180_000,
}, async (t) => {
  const ground = await openGround(t)
  const light = () => ground.light({ PLATFORM_DRAIN_MS: String(DRAIN_MS) })
  const door = balancer(t)
  let [a, b] = [door.add(await light()), door.add(await light())]
  const { handle, line } = await somethingToBuy(a.url)
  const asks: [string, string?, string?][] = [
    ['/api/v1/products?limit=24'],
    ['/api/v1/cart'],
    [`/api/v1/products/${handle}`],
    ['/api/v1/cart/lines', 'POST', JSON.stringify(line)],
    ['/api/v1/payment-methods'],
  ]
  const sent: Promise<unknown>[] = []
  let turn = 0
  const loading = setInterval(() => sent.push(door.send(...(asks[turn++ % asks.length] as [string]))), 1_000 / REQUESTS_PER_SECOND)
  t.after(() => clearInterval(loading))

  for (let round = 0; round < 2; round++) {
    const ending: Behind = round % 2 ? b : a
    const before = door.done.byInstance.get(ending.url) ?? 0
    await waitFor(() => (door.done.byInstance.get(ending.url) ?? 0) > before + 50, { timeoutMs: 30_000, what: 'load on the instance' })
    const ended = ending.process.kill('SIGTERM')
    await waitFor(() => !ending.ready, { what: 'the instance to say that it is not ready' })
    const { code } = await ended.then(() => ending.process.ended)
    assert.equal(code, 0, ending.process.output())
    door.remove(ending)
    const next = door.add(await light())
    if (round % 2) b = next
    else a = next
  }
  clearInterval(loading)
  await Promise.all(sent)
  assert.deepEqual(door.done.failures, [])
  assert.ok(door.done.answered > 200, `${door.done.answered} requests`)
  for (const one of [a, b]) door.remove(one)
})
