import { parseArgs } from 'node:util'
import { Pool } from 'undici'
import { cpuMs, peakMb } from '../bench/cpu.ts'
import { spoiltOrders } from './kept-orders.ts'
import { aroundKills, type Kill, killEvery } from './kills.ts'
import { addressOf, lookAround, signUp } from './knowledge.ts'
import { type Figures, figuresOf, type Kind, openRecord } from './record.ts'
import { openSite } from './site.ts'
import { visitor } from './visitor.ts'

/**
 * `npm run load [-- --users 1000 --minutes 5 --products 50000] [--rising] [--json]`: so many people in the shop at once,
 * in a process of their own: they browse, search, fill carts, buy and look after their account, and think in between. Prints what
 * they waited for, what failed, and what it cost. `--rising` doubles the crowd each minute until no more good answers come of it.
 * `--services [--kill-every 30]`: every service in two processes of its own, of which one is killed outright every so many seconds; prints
 * what that spoilt, and ends with 1 where an order was lost or charged twice.
 */
const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '1000' },
    minutes: { type: 'string', default: '5' },
    products: { type: 'string', default: '50000' },
    rising: { type: 'boolean', default: false },
    services: { type: 'boolean', default: false },
    'kill-every': { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
})
const [users, minutes, products] = [Number(values.users), Number(values.minutes), Number(values.products)]
const killSeconds = Number(values['kill-every'])
if (killSeconds > 0 && !values.services)
  throw new Error('--kill-every is for --services: where all is one process, killing it closes the shop.')
/** Of so many people one has an account; the rest are guests. */
const GUESTS_PER_MEMBER = 8
/** They come one after another, not all in one moment. */
const ARRIVAL_SECONDS = 30
const STEP_MINUTES = 1
/** A crowd twice as large that gets less than this much more has found the end of what the machine can do. */
const LEAST_GAIN = 1.05
/** More than this, and the crowd's own process is what is slow. */
const MOST_USERS = 16_000
const BARS: { [kind in Kind]: number } = { api: 200, page: 400 }

type Row = Figures & { users: number; what: string; perSecond: number; barMs?: number; met?: string }

const site = await openSite(products, values.services ? 'services' : 'one')
const record = openRecord()
const pool = new Pool(site.url, { connections: null, pipelining: 1 })
const leaving = new AbortController()
const staying: Promise<void>[] = []

try {
  const knowledge = await lookAround(site.adminUrl)
  const sessions = await signUp(site.url, Math.ceil(users / GUESTS_PER_MEMBER))

  /** Brings the crowd to so many, over the time of arrival. */
  async function arrive(wanted: number): Promise<void> {
    const coming = wanted - staying.length
    for (let i = 0; i < coming; i++) {
      const number = staying.length
      const session = number % GUESTS_PER_MEMBER === 0 ? sessions[number / GUESTS_PER_MEMBER] : undefined
      staying.push(visitor({ pool, record, knowledge, session, address: addressOf(number) }).stay(leaving.signal))
      await pause((ARRIVAL_SECONDS * 1_000) / coming)
    }
  }
  async function measure(forMinutes: number, kills: readonly Kill[] = []): Promise<Row[]> {
    record.take()
    record.start()
    const parts = site.parts().map((part) => ({ ...part, cpu: cpuMs([part.pid]) }))
    const begun = performance.now()
    await pause(forMinutes * 60_000)
    const seconds = (performance.now() - begun) / 1_000
    // What a process used that was killed meanwhile nobody knows any more.
    const alive = new Set(site.parts().map(({ pid }) => pid))
    const costs = parts
      .filter(({ pid }) => alive.has(pid) && peakMb(pid) > 0)
      .map(({ name, pid, cpu }) => ({
        part: name,
        cores: Number(((cpuMs([pid]) - cpu) / 1_000 / seconds).toFixed(2)),
        // Of the database this is its first process alone.
        peakMb: peakMb(pid),
      }))
    const entries = record.take()
    const cores = costs.reduce((sum, part) => sum + part.cores, 0)
    console.error(`${staying.length} people: ${(entries.length / seconds).toFixed(0)} requests/s, ${cores.toFixed(2)} cores`)
    print(costs)
    if (kills.length > 0) print(aroundKills(entries, kills))
    const groups = new Map<string, typeof entries>()
    for (const entry of entries)
      for (const what of [entry.kind, `${entry.kind} ${entry.action}`]) {
        const group = groups.get(what)
        if (group) group.push(entry)
        else groups.set(what, [entry])
      }
    return [...groups].sort(([a], [b]) => a.localeCompare(b)).map(([what, some]) => rowOf(what, some, seconds))
  }
  function rowOf(what: string, entries: Parameters<typeof figuresOf>[0], seconds: number): Row {
    const figures = figuresOf(entries)
    const good = figures.count - figures.failed - figures.shed
    const bar = BARS[what as Kind]
    const verdict = bar && { barMs: bar, met: figures.p95Ms <= bar && figures.failed + figures.shed === 0 ? 'yes' : 'NO' }
    return { users: staying.length, what, perSecond: Number((good / seconds).toFixed(1)), ...figures, ...verdict }
  }
  const print = (rows: object[]) => (values.json ? console.log(JSON.stringify(rows)) : console.table(rows))

  if (values.rising) {
    const curve: Row[] = []
    for (let crowd = users, best = 0; crowd <= MOST_USERS; crowd *= 2) {
      await arrive(crowd)
      const rows = (await measure(STEP_MINUTES)).filter(({ what }) => what in BARS)
      curve.push(...rows)
      for (const { what, perSecond, p50Ms, p95Ms, failed, shed } of rows)
        console.error(`  ${what}: ${perSecond} good/s, p50 ${p50Ms} ms, p95 ${p95Ms} ms, ${failed} failed, ${shed} refused`)
      const goodput = rows.reduce((sum, { perSecond }) => sum + perSecond, 0)
      if (goodput < best * LEAST_GAIN) break
      best = goodput
    }
    print(curve)
  } else {
    await arrive(users)
    const killing = killSeconds > 0 ? killEvery(killSeconds, site.parts) : undefined
    print(await measure(minutes, killing?.kills))
    killing?.stop()
  }
  if (killSeconds > 0) {
    leaving.abort()
    await Promise.all(staying)
    const spoilt = await spoiltOrders(site.adminUrl, record.placed)
    console.error(`${record.placed.length} orders were answered as placed; ${spoilt.length} are lost or charged other than once`)
    if (spoilt.length > 0) print(spoilt)
    process.exitCode = spoilt.length > 0 ? 1 : 0
  }
  for (const [why, times] of record.failures().slice(0, 10)) console.error(`${times} times: ${why}`)
} finally {
  leaving.abort()
  await Promise.all(staying)
  await pool.close()
  await site.stop()
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
