import { Pool } from 'undici'
import { guestsAt } from '../../stories/gateway/guest.ts'
import { somethingToBuy } from '../../stories/gateway/platform.ts'
import { type Asked, flood, saturate, tally, timeOf } from './crowd.ts'
import type { Measurement, Promised } from './promises.ts'

const TIMES = [1, 2, 3]
/** By turns, because who else is busy on the machine changes from one second to the next. */
const ROUNDS = 2
/** Fewer than are let in at once at the least, so that nobody of them is refused. */
const CLIENTS = 12
const BUYERS = 2
/** More than are ever answered at once, so that nobody waits here. */
const CONNECTIONS = 512
const WARM_UP_MS = 3_000
const PEAK_MS = 2_500
const FLOOD_MS = 3_500
/** Of either, the way there. */
const SKIPPED_MS = 500
const LEAST_GOODPUT = 0.8
const LEAST_BOUGHT = 0.99
const REFUSED_MS = 50

/** R9: what is answered, bought and refused when so many times as much is asked for as can be answered. */
export const overloaded: Measurement = async (place, ground) => {
  // Nobody is answered from what another was told.
  const { url } = await ground.light({ GATEWAY_CACHE_SECONDS: '0' })
  await ground.stockUp()
  const pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1 })
  place.after(() => pool.close())
  const look = (n: number) => asked(pool, `/api/v1/products?limit=48&facets=true&priceMin=${n % 1_000}`)
  const buy = await buyerAt(url)
  await saturate(look, { clients: CLIENTS, ms: WARM_UP_MS })

  const rows: Promised[] = []
  for (const times of TIMES) {
    const seen: Seen = { peaks: [], goodputs: [], bought: [], refused: [], sentAfter: [] }
    for (let round = 0; round < ROUNDS; round++) await oneRound(times, look, buy, seen)
    rows.push(...told(times, seen))
  }
  return rows
}

type Looked = Asked & { sentAfterMs: number }

/** Asks as cheaply as can be: a crowd that has no time to ask sees its own lateness, not the shop's. What of that is its own is `sentAfterMs`. */
function asked(pool: Pool, path: string): Promise<Looked> {
  const from = performance.now()
  const looked = { kind: 'looking', key: path, status: 0, code: undefined, retryAfter: null as string | null, sentAfterMs: 0 }
  return new Promise((resolve, reject) => {
    pool.dispatch(
      { method: 'GET', path },
      {
        onRequestStart() {
          looked.sentAfterMs = performance.now() - from
        },
        onResponseStart(_, status, headers) {
          const retryAfter = headers['retry-after']
          Object.assign(looked, { status, retryAfter: typeof retryAfter === 'string' ? retryAfter : null })
        },
        onResponseData() {},
        onResponseEnd() {
          const at = performance.now()
          resolve({ ...looked, at, ms: at - from })
        },
        onResponseError(_, error) {
          reject(error)
        },
      },
    )
  })
}

type Seen = { peaks: number[]; goodputs: number[]; bought: boolean[]; refused: Looked[]; sentAfter: number[] }

async function oneRound(times: number, look: (n: number) => Promise<Looked>, buy: () => Promise<boolean>, seen: Seen): Promise<void> {
  let over = false
  const buying = Array.from({ length: BUYERS }, async () => {
    while (!over) seen.bought.push(await buy())
  })
  const begun = performance.now()
  const most = tally(await saturate(look, { clients: CLIENTS, ms: PEAK_MS }))
  const peak = most.goodPerSecond({ from: begun + SKIPPED_MS, until: begun + PEAK_MS })
  const from = performance.now()
  const all = await flood(look, { perSecond: times * peak, ms: FLOOD_MS })
  const crowd = tally(all)
  seen.peaks.push(peak)
  seen.goodputs.push(crowd.goodPerSecond({ from: from + SKIPPED_MS, until: from + FLOOD_MS }))
  for (const { sentAfterMs } of all) seen.sentAfter.push(sentAfterMs)
  for (const one of all) if (one.status >= 400) seen.refused.push(one)
  over = true
  await Promise.all(buying)
}

/** Whether a guest's whole purchase came about. */
async function buyerAt(url: string): Promise<() => Promise<boolean>> {
  const { line } = await somethingToBuy(url)
  const { send, guest, orderOf } = guestsAt(url)
  return async () => {
    try {
      return (await send(await orderOf(await guest(line)))).status === 201
    } catch {
      return false
    }
  }
}

function told(times: number, { peaks, goodputs, bought, refused, sentAfter }: Seen): Promised[] {
  const sum = (values: number[]) => values.reduce((all, one) => all + one, 0)
  const share = sum(goodputs) / sum(peaks)
  const good = bought.filter(Boolean).length
  const p99 = timeOf(refused, 0.99)
  const own = timeOf(
    sentAfter.map((ms) => ({ ms })),
    0.99,
  )
  const rows: Promised[] = [
    {
      what: `R9: answered at ${times} times the peak`,
      figure: `${percent(share)} of ${Math.round(sum(peaks) / ROUNDS)} a second`,
      bar: percent(LEAST_GOODPUT),
      kept: share >= LEAST_GOODPUT,
    },
    {
      what: `R9: purchases that came about at ${times} times`,
      figure: `${good} of ${bought.length}`,
      bar: percent(LEAST_BOUGHT),
      kept: good >= bought.length * LEAST_BOUGHT,
    },
  ]
  if (refused.length > 0)
    rows.push({
      what: `R9: refused at ${times} times, p99`,
      figure: `${p99} ms, of ${refused.length}; ${own} ms until the crowd had sent`,
      bar: `${REFUSED_MS} ms`,
      kept: p99 <= REFUSED_MS && refused.every(({ status, retryAfter }) => status === 503 && retryAfter !== null),
    })
  return rows
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
