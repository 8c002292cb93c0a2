import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawnNode } from '@toyline/testing'
import pg from 'pg'
import { guestsAt } from '../../stories/gateway/guest.ts'
import { somethingToBuy } from '../../stories/gateway/platform.ts'
import { timeOf } from './crowd.ts'
import { fillLedger } from './ledger.ts'
import type { Measurement } from './promises.ts'

const EXPORTERS = 10
/** Of four entries each. */
const BOOKED = 5_000
const IMPORTED = 5_000
const BUYERS = 2
const ROUNDS = 3
const SPAN_MS = 6_000
const WARM_UP_MS = 4_000
const MOST_SLOWER = 1.2
const importer = fileURLToPath(new URL('../import.ts', import.meta.url))

/** R12: how long placing an order takes while ten exports of the books and the import of a whole catalogue are under way, and while they do not, by turns. */
export const besideReports: Measurement = async (place, ground) => {
  const { url } = await ground.light()
  await ground.stockUp()
  const placing = await placerAt(url)
  const work = await reportsAndImports(place, ground, url)
  await placing(WARM_UP_MS)
  const without: number[] = []
  const beside: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    without.push(...(await placing(SPAN_MS)))
    const end = await work()
    beside.push(...(await placing(SPAN_MS)))
    await end()
  }
  const p99 = (times: number[]) =>
    timeOf(
      times.map((ms) => ({ ms })),
      0.99,
    )
  const ratio = p99(beside) / p99(without)
  return [
    {
      what: 'R12: placing an order beside exports and an import, p99',
      figure: `${ratio.toFixed(2)} times: ${p99(beside)} ms of ${beside.length}, alone ${p99(without)} ms of ${without.length}`,
      bar: `${MOST_SLOWER} times`,
      kept: ratio <= MOST_SLOWER,
    },
  ]
}

/** Buys for so many milliseconds, and says how many each placing of an order took. */
async function placerAt(url: string): Promise<(ms: number) => Promise<number[]>> {
  const { line } = await somethingToBuy(url)
  const { send, guest, orderOf } = guestsAt(url)
  return async (ms) => {
    const until = performance.now() + ms
    const times: number[] = []
    await Promise.all(
      Array.from({ length: BUYERS }, async () => {
        while (performance.now() < until) {
          const order = await orderOf(await guest(line))
          const from = performance.now()
          const { status, text } = await send(order)
          if (status !== 201) throw new Error(`${status}: ${text}`)
          times.push(performance.now() - from)
        }
      }),
    )
    return times
  }
}

/** Begins ten exports of the books at a time, and imports of a catalogue one after the other; ends them when it is told to. */
async function reportsAndImports(
  place: Parameters<Measurement>[0],
  ground: Parameters<Measurement>[1],
  url: string,
): Promise<() => Promise<() => Promise<void>>> {
  const clerk = { email: 'clerk@toyline.example', password: 'pencils and paper and glue' }
  await ground.hire(clerk)
  const { send } = guestsAt(url)
  const { cookies } = await send({ method: 'POST', path: '/auth/sign-in', key: 'sign-in', body: clerk, cookie: '' })
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ')
  const month = new Date().toISOString().slice(0, 7)
  const exported = async (signal: AbortSignal) => {
    const reply = await fetch(`${url}/api/v1/staff/exports/ledger?month=${month}`, { headers: { cookie }, signal })
    await reply.text()
    if (reply.status !== 200) throw new Error(`an export was answered ${reply.status}`)
  }
  const admin = new pg.Client({ connectionString: ground.adminUrl })
  await admin.connect()
  place.after(() => admin.end())
  const file = join(ground.directory, 'toys.csv')
  await fillLedger(admin, BOOKED)
  const rows = Array.from({ length: IMPORTED }, (_, i) => `robot-${i},Robot ${i},ROBOT-${i},4.95`)
  writeFileSync(file, ['Handle,Title,SKU,Price', ...rows].join('\n'))
  const env = {
    DATABASE_URL: ground.adminUrl,
    PLATFORM_SECRET: ground.secret,
    PRODUCTS_MEDIA_DIRECTORY: join(ground.directory, 'media'),
  }
  return async () => {
    let over = false
    const leaving = new AbortController()
    const exporting = Array.from({ length: EXPORTERS }, async () => {
      while (!over)
        await exported(leaving.signal).catch((error: unknown) => {
          if (!over) throw error
        })
    })
    let running = spawnNode(place, importer, [file], env)
    const importing = (async () => {
      while (!over) {
        await running.ended
        if (!over) running = spawnNode(place, importer, [file], env)
      }
    })()
    return async () => {
      over = true
      await running.kill()
      leaving.abort()
      await Promise.all([...exporting, importing])
    }
  }
}
