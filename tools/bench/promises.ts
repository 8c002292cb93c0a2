import { openGround } from '../../stories/gateway/platform.ts'
import { besideReports } from './beside-reports.ts'
import { overloaded } from './overloaded.ts'
import { withoutRedis } from './without-redis.ts'

/** A figure beside what is promised of it; ratios are of one run, because machines differ from one minute to the next. */
export type Promised = { what: string; figure: string; bar: string; kept: boolean }

type Ground = Awaited<ReturnType<typeof openGround>>
/** What is to be cleaned up when a measurement is over. */
export type Place = { after: (end: () => unknown) => void }
export type Measurement = (place: Place, ground: Ground) => Promise<Promised[]>

/** What tests must not assert, because it is about time, by the name that `--only` knows it by. Each takes less than a minute. */
export const PROMISES: Record<string, Measurement> = { overload: overloaded, reports: besideReports, redis: withoutRedis }
const PRODUCTS = 2_000

/** Measures on a database of its own, of a fresh server, and throws all of it away afterwards. */
export async function measurePromise(measure: Measurement): Promise<Promised[]> {
  const ends: (() => unknown)[] = []
  const place: Place = { after: (end) => void ends.push(end) }
  try {
    return await measure(place, await openGround(place, { products: PRODUCTS }))
  } finally {
    for (const end of ends.reverse()) await end()
  }
}
