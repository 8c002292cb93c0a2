import { Pool } from 'undici'
import { guestsAt } from '../../stories/gateway/guest.ts'
import { somethingToBuy } from '../../stories/gateway/platform.ts'
import { type Asked, flood, saturate, tally, timeOf } from './crowd.ts'
import type { Measurement, Promised } from './promises.ts'

const TIMES = [1, 2, 3]
const CLIENTS = 24
const BUYERS = 2
/** More than are ever answered at once, so that nobody waits here. */
const CONNECTIONS = 512
const WARM_UP_MS = 3_000
const PEAK_MS = 3_000
const FLOOD_MS = 6_000
/** Of either, the way there. */
const SKIPPED_MS = 1_000
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
  const look = async (n: number): Promise<Asked> => {
    const from = performance.now()
    const path = `/api/v1/products?limit=24&q=robot+${n}`
    const { statusCode, headers, body } = await pool.request({ method: 'GET', path })
    await body.dump({ limit: Number.MAX_SAFE_INTEGER })
    const at = performance.now()
    const retryAfter = typeof headers['retry-after'] === 'string' ? headers['retry-after'] : null
    return { kind: 'looking', key: path, status: statusCode, code: undefined, retryAfter, at, ms: at - from }
  }
  const buy = await buyerAt(url)
  await saturate(look, { clients: CLIENTS, ms: WARM_UP_MS })

  const rows: Promised[] = []
  for (const times of TIMES) {
    const begun = performance.now()
    const peak = tally(await saturate(look, { clients: CLIENTS, ms: PEAK_MS })).goodPerSecond({
      from: begun + SKIPPED_MS,
      until: begun + PEAK_MS,
    })
    const bought: boolean[] = []
    let over = false
    const buying = Array.from({ length: BUYERS }, async () => {
      while (!over) bought.push(await buy())
    })
    const from = performance.now()
    const crowd = tally(await flood(look, { perSecond: times * peak, ms: FLOOD_MS }))
    over = true
    await Promise.all(buying)
    rows.push(...told(times, peak, crowd.goodPerSecond({ from: from + SKIPPED_MS, until: from + FLOOD_MS }), bought, crowd.refused))
  }
  return rows
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

function told(times: number, peak: number, goodput: number, bought: boolean[], refused: Asked[]): Promised[] {
  const share = goodput / peak
  const good = bought.filter(Boolean).length
  const p99 = timeOf(refused, 0.99)
  const rows: Promised[] = [
    {
      what: `R9: answered at ${times} times the peak`,
      figure: `${percent(share)} of ${Math.round(peak)} a second`,
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
      figure: `${p99} ms, of ${refused.length}`,
      bar: `${REFUSED_MS} ms`,
      kept: p99 <= REFUSED_MS && refused.every(({ status, retryAfter }) => status === 503 && retryAfter !== null),
    })
  return rows
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
