import { chaosProxy } from '@toyline/testing'
import { guestsAt } from '../../stories/gateway/guest.ts'
import { somethingToBuy } from '../../stories/gateway/platform.ts'
import { noRedis, startRedis } from '../../stories/gateway/redis.ts'
import { type Asked, saturate, timeOf } from './crowd.ts'
import type { Measurement, Promised } from './promises.ts'

const CLIENTS = 4
const ROUNDS = 2
const SPAN_MS = 4_000
const WARM_UP_MS = 3_000
/** Milliseconds in which connections are made anew. */
const BACK_MS = 2_000
const MOST_MORE_MS = 150
const LEAST_GOOD = 0.999

/** F1, R1: how long people wait, who look and fill carts, while Redis is there, gone and silent, by turns. */
export const withoutRedis: Measurement = async (place, ground) => {
  if (noRedis) return [{ what: 'F1: without Redis', figure: `not measured: ${noRedis}`, bar: `+${MOST_MORE_MS} ms`, kept: false }]
  const server = await startRedis(place)
  const proxy = await chaosProxy(place, { port: server.port })
  const { url } = await ground.light({ REDIS_URL: `redis://127.0.0.1:${proxy.port}` })
  const { handle, line } = await somethingToBuy(url)
  const { guest } = guestsAt(url)
  const { cookie } = await guest(line)
  const ask = async (n: number): Promise<Asked> => {
    const path = n % 2 ? `/api/v1/products/${handle}` : '/api/v1/cart'
    const from = performance.now()
    const reply = await fetch(url + path, { headers: { cookie } })
    await reply.arrayBuffer()
    const at = performance.now()
    return { kind: 'looking', key: path, status: reply.status, code: undefined, retryAfter: null, at, ms: at - from }
  }
  await saturate(ask, { clients: CLIENTS, ms: WARM_UP_MS })
  const asked: Record<'there' | 'gone' | 'silent', Asked[]> = { there: [], gone: [], silent: [] }
  for (let round = 0; round < ROUNDS; round++)
    for (const [how, cut] of [
      ['gone', proxy.reset],
      ['silent', proxy.freeze],
    ] as const) {
      asked.there.push(...(await saturate(ask, { clients: CLIENTS, ms: SPAN_MS })))
      cut()
      asked[how].push(...(await saturate(ask, { clients: CLIENTS, ms: SPAN_MS })))
      proxy.heal()
      await saturate(ask, { clients: CLIENTS, ms: BACK_MS })
    }
  return (['gone', 'silent'] as const).flatMap((how) => told(how, asked[how], asked.there))
}

function told(how: string, asked: Asked[], there: Asked[]): Promised[] {
  const [p99, usual] = [timeOf(asked, 0.99), timeOf(there, 0.99)]
  const good = asked.filter(({ status }) => status < 400).length
  return [
    {
      what: `F1: while Redis is ${how}, p99`,
      figure: `${p99} ms of ${asked.length}, with it ${usual} ms of ${there.length}`,
      bar: `+${MOST_MORE_MS} ms`,
      kept: p99 <= usual + MOST_MORE_MS,
    },
    {
      what: `R1: answered while Redis is ${how}`,
      figure: `${good} of ${asked.length}`,
      bar: `${LEAST_GOOD * 100} %`,
      kept: good >= asked.length * LEAST_GOOD,
    },
  ]
}
