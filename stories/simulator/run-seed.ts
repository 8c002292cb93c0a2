import { createHash } from 'node:crypto'
import { newId } from '@toyline/contracts'
import { buyer, guest, type PlaceRequest, visitor } from '../../services/orders/test/room.ts'
import { faultsOf, heldForNobody } from './check.ts'
import type { Defect } from './defects.ts'
import { pick, type Random, randomFrom } from './scheduler.ts'
import { brokenCall, type Report, type RoomName, type World } from './world.ts'

export type Outcome = {
  seed: number
  steps: number
  /** Of everything that was scheduled and observed, in order: equal for equal seeds. */
  hash: string
  trace: string[]
  /** What must not be. Empty when all is well. */
  faults: string[]
}

const TOKENS = [
  'pm_card_visa',
  'pm_card_visa',
  'pm_card_visa',
  'pm_card_declined',
  'pm_card_processing_succeeds',
  'pm_card_processing_fails',
]
const MOST_STEPS = 160
const MOST_ROUNDS = 400
const ROOMS = ['products', 'orders', 'payments'] as const
/** A placed order's stock is claimed before its hold runs out, unless nobody works for as long as this. */
const CLAIMED_WITHIN_MS = 5_000
/** Milliseconds of a wait: short ones are common, and the longest outlasts every hold. */
const WAITS = [200, 700, 1_600, 1_600, 5_000, 25_000, 40_000, 16 * 60_000]

type Buyer = {
  name: string
  me: ReturnType<typeof visitor>
  request: PlaceRequest
  key: string
  state: 'idle' | 'asking' | 'silent' | 'answered'
  asked: number
  /** The last answer, as `201 placed`. */
  answer: string | undefined
  retry: { key: string } | undefined
  /** Of what they ordered: `partly` sent, or all of it. */
  sent: 'nothing' | 'partly' | 'all'
  /** Their goods could not be sent yet; asked for again when some time has passed. */
  isTooEarly: boolean
}
type Option = { weight: number; label: string; run: () => void | Promise<void> }
type Pulse = Record<RoomName, number> & { events: number; unclaimed: number }

/** One history, decided by its seed alone: who buys what, what happens after what, and what breaks. */
export async function runSeed(world: World, seed: number, defect?: Defect): Promise<Outcome> {
  const random = randomFrom(seed)
  const trace: string[] = []
  const note = noteTo(trace)
  const crashAt = random() < 0.4 ? 1 + Math.floor(random() * 24) : 0
  let failpointsMet = 0
  let mustCrash = false
  const scheduler = await world.begin(defect, (name) => {
    failpointsMet += 1
    if (failpointsMet !== crashAt || !scheduler.current()) return undefined
    note(`dies at ${name}`)
    mustCrash = true
    return scheduler.halt()
  })
  const buyers = await openBuyers(world, random)
  const reports: { waiting: Report[]; delivered: Report[]; seen: number; told: number } = { waiting: [], delivered: [], seen: 0, told: 0 }
  const budget = { faults: Math.floor(random() * 5), crashes: random() < 0.25 ? 1 : 0, again: 3, workers: 0 }
  const faultRate = random() * 0.2

  let isCalm = false
  /** While it is calm, one thing is done after the other. */
  async function act(name: string, work: () => Promise<void>, onDeath?: () => void): Promise<void> {
    const all = () => work().catch((error: unknown) => note(`${name} threw ${short(error)}`))
    if (isCalm) await all()
    else scheduler.start(name, all, onDeath)
  }

  function ask(one: Buyer): Promise<void> {
    one.state = 'asking'
    one.asked += 1
    const call = async () => {
      const { status, body } = one.retry
        ? await one.me.retry(one.request.orderId, { method: 'card', provider: 'sandbox', token: 'pm_card_visa' }, one.retry.key)
        : await one.me.place(one.request, one.key)
      one.answer = `${status} ${status < 300 ? body.state : body.code}`
      note(`${one.name} hears ${one.answer}`)
      if (status >= 500 || body.code === 'order-busy' || body.code === 'request-running' || random() < 0.08) one.state = 'silent'
      else one.state = 'answered'
      if (one.state === 'answered' && body.payment?.state === 'declined' && !one.retry && random() < 0.6) {
        one.retry = { key: newId('key') }
        one.state = 'silent'
      }
    }
    return act(one.name, call, () => {
      one.state = 'silent'
    })
  }

  function work(room: RoomName): Promise<void> {
    budget.workers += 1
    const store = world.stores[room](`worker-${budget.workers}`)
    return act(`worker of ${room}`, async () => {
      const tasks = world.tasks(room)
      const { claimed } = await store.turn([], Object.keys(tasks), 1)
      const [job] = claimed
      if (!job) return
      note(`${room} begins ${nameOf(job)}`)
      try {
        await tasks[job.task]?.(job.payload, contextOf(job.id, job.failures + 1))
      } catch (error) {
        note(`${room} fails ${job.task}: ${short(error)}`)
        const failures = job.failures + 1
        const delayMs = 1_000 * 4 ** Math.min(failures - 1, 4)
        await store.fail(job, { delayMs, park: failures >= job.tries && job.everyMs === null, error: short(error) })
        return
      }
      const { completed } = await store.complete([job])
      if (!completed.has(job.id)) await store.settle([job])
    })
  }

  const warehouse = visitor(world.shop, { kind: 'staff', userId: 'usr_warehouse' })
  function send(one: Buyer, isPart: boolean): Promise<void> {
    return act(`warehouse for ${one.name}`, async () => {
      const [line] = isPart ? (await one.me.order(one.request.orderId)).body.lines : []
      const lines = line ? { lines: [{ lineId: line.id, quantity: Math.ceil(line.quantity / 3) }] } : {}
      const { status, body } = await warehouse.send<{ code?: string }>('POST', `/staff/orders/${one.request.orderId}/shipments`, lines)
      note(`the warehouse hears ${status} ${body.code ?? ''}`)
      if (status === 201) one.sent = isPart ? 'partly' : 'all'
      if (body.code === 'nothing-to-ship') one.sent = 'all'
      one.isTooEarly = status >= 400
    })
  }

  function deliver(report: Report): Promise<void> {
    return act(
      `report ${report.type}`,
      async () => {
        const status = await world.report(report)
        if (status === 200) reports.delivered.push(report)
        else reports.waiting.push(report)
      },
      () => void reports.waiting.push(report),
    )
  }
  async function takeReport(): Promise<void> {
    const [report] = reports.waiting.splice(Math.floor(random() * reports.waiting.length), 1)
    if (report) await deliver(report)
  }

  const sweeps: [RoomName, string][] = [
    ['payments', 'sweep'],
    ['orders', 'sweep-orders'],
    ['products', 'sweep-holds'],
  ]
  function sweep(room: RoomName, task: string): Promise<void> {
    return act(`${task} of ${room}`, async () => {
      await world.tasks(room)[task]?.({}, contextOf(0, 1))
    })
  }

  function release(): void {
    const step = pick(random, scheduler.steps())
    const rate = step.label.includes('provider POST') ? 4 * faultRate : faultRate
    const error = budget.faults > 0 && random() < rate ? faultOf(step.label, random) : undefined
    if (error) budget.faults -= 1
    note(`${step.actor.name}: ${step.label}${error ? ' breaks' : ''}`)
    scheduler.release(step, error)
  }

  async function pulse(ms: number): Promise<Pulse> {
    const [found] = await world.query<Pulse>(PULSE, [ms])
    if (found && found.events > reports.seen) {
      const all = await world.reports()
      reports.waiting.push(...all.slice(reports.told))
      reports.told = all.length
      reports.seen = found.events
    }
    return found as Pulse
  }

  function crash(why: string): void {
    note(why)
    world.crash()
    mustCrash = false
  }

  /** Whether one of those who wait at a gate goes on, and nobody begins anything. */
  function goesOn(): boolean {
    const waiting = scheduler.steps().length
    return waiting > 0 && random() < (6 + waiting) / (10 + waiting)
  }

  function choices(due: Pulse): Option[] {
    return [
      ...buyers
        .filter(({ state }) => state === 'idle' || state === 'silent')
        .map((one) => ({ weight: one.state === 'idle' ? 1.5 : 0.6, label: `${one.name} asks`, run: () => ask(one) })),
      ...buyers
        .filter(({ state, asked }) => state === 'asking' && asked < 2)
        .map((one) => ({ weight: 0.15, label: `${one.name} asks twice`, run: () => ask(one) })),
      ...buyers
        .filter(({ answer, sent }) => answer === '201 placed' && sent !== 'all')
        .map((one) => ({ weight: 0.4, label: '', run: () => send(one, one.sent === 'nothing' && random() < 0.5) })),
      ...ROOMS.map((room) => ({ weight: due[room] > 0 ? 2.5 : 0, label: `worker of ${room}`, run: () => work(room) })),
      { weight: reports.waiting.length > 0 ? 2 : 0, label: 'a report', run: takeReport },
      {
        weight: reports.delivered.length > 0 && budget.again > 0 ? 0.3 : 0,
        label: 'a report again',
        run: () => {
          budget.again -= 1
          return deliver(pick(random, reports.delivered))
        },
      },
      {
        weight: 0.8,
        label: 'time',
        run: () => {
          const ms = pick(random, due.unclaimed > 0 ? WAITS.filter((wait) => wait < CLAIMED_WITHIN_MS) : WAITS)
          note(`${ms} ms pass`)
          return world.pass(ms)
        },
      },
      ...sweeps.map(([room, task]) => ({ weight: 0.12, label: task, run: () => sweep(room, task) })),
      { weight: 0.15, label: 'the provider settles', run: () => world.settleAtProvider() },
      {
        weight: budget.crashes > 0 ? 0.15 : 0,
        label: '',
        run: () => {
          budget.crashes -= 1
          crash('dies')
        },
      },
    ]
  }

  const isOver = () => buyers.every(({ state }) => state === 'answered') && !scheduler.isBusy()
  let steps = 0
  await scheduler.settle()
  for (; steps < MOST_STEPS && !isOver(); steps += 1) {
    if (goesOn()) release()
    else {
      const chosen = choose(random, choices(await pulse(1)))
      if (chosen.label) note(chosen.label)
      await chosen.run()
    }
    await scheduler.settle()
    if (mustCrash) crash('and is started again')
  }

  // From here on nothing breaks: whatever was begun comes to its end, and one thing is done after the other.
  note('calm')
  budget.faults = 0
  for (; scheduler.steps().length > 0; await scheduler.settle()) {
    release()
    await scheduler.settle()
    if (mustCrash) crash('and is started again')
  }
  isCalm = true
  const faults: string[] = []
  for (let rounds = 0, quietRounds = 0; rounds < MOST_ROUNDS && quietRounds < 2; rounds += 1) {
    const due = await pulse(1)
    const silent = buyers.find(({ state, asked }) => (state === 'silent' || state === 'idle') && asked < 6)
    const waiting = buyers.find(({ answer, sent, isTooEarly }) => answer === '201 placed' && sent !== 'all' && !isTooEarly)
    const room = ROOMS.find((one) => due[one] > 0)
    if (reports.waiting.length > 0) await takeReport()
    else if (room) await work(room)
    else if (silent) await ask(silent)
    else if (waiting) await send(waiting, false)
    else {
      await world.settleAtProvider()
      await world.pass(quietRounds === 0 ? 45_000 : 61 * 60_000)
      for (const [of, task] of sweeps) await sweep(of, task)
      for (const one of buyers) one.isTooEarly = false
      if (!(await isStill(world))) continue
      if (quietRounds === 0) faults.push(...(await heldForNobody(world)))
      quietRounds += 1
    }
  }
  const told = buyers.map(({ name, request, answer }) => ({ name, orderId: request.orderId, answer }))
  faults.push(...(await faultsOf(world, told)))
  for (const { name, answer } of buyers) note(`${name} ends with ${answer}`)
  return { seed, steps: trace.length, hash: createHash('sha256').update(trace.join('\n')).digest('hex').slice(0, 16), trace, faults }
}

/** Time, and what is due by it. */
const PULSE = `
  with tick as (update sim.clock set at = at + $1::float8 * interval '1 millisecond' returning at)
  select ${ROOMS.map(
    (room) => `(select count(*)::int from ${room}.jobs job, tick where status = 'pending' and run_at <= tick.at and every_ms is null
      and (locked_until is null or locked_until <= tick.at) and (queue is null or not exists (
        select from ${room}.jobs other where other.queue = job.queue and other.status = 'pending' and other.id < job.id))) as ${room}`,
  ).join(', ')}, (select count(*)::int from sandbox.events) as events,
    (select count(*)::int from orders.orders where state = 'placed' and stock_claimed_at is null) as unclaimed from tick`

/** Whether no room has anything left to do, now or later. */
async function isStill(world: World): Promise<boolean> {
  const [left] = await world.query<{ count: number }>(
    `select ${ROOMS.map((room) => `(select count(*)::int from ${room}.jobs where status = 'pending' and every_ms is null)`).join(' + ')} as count`,
  )
  return left?.count === 0
}

async function openBuyers(world: World, random: Random): Promise<Buyer[]> {
  const buyers: Buyer[] = []
  const count = 2 + Math.floor(random() * 2)
  for (let n = 1; n <= count; n += 1) {
    const onAccount = random() < 0.25
    const me = visitor(world.shop, onAccount ? buyer(newId('usr')) : guest())
    const first = Math.floor(random() * world.variants.length)
    const wanted = random() < 0.5 ? [world.variants[first]!] : world.variants.filter((_, at) => at !== first)
    const quantity = (wanted[0]?.casePack ?? 1) * (random() < 0.4 ? 2 : 1)
    const request = await me.readyToPay(wanted, pick(random, TOKENS), quantity)
    if (onAccount) Object.assign(request, { payment: { method: 'invoice' } })
    buyers.push({
      name: `buyer ${n}`,
      me,
      request,
      key: newId('key'),
      state: 'idle',
      asked: 0,
      answer: undefined,
      retry: undefined,
      sent: 'nothing',
      isTooEarly: false,
    })
  }
  return buyers
}

function choose(random: Random, options: Option[]): Option {
  let at = random() * options.reduce((sum, { weight }) => sum + weight, 0)
  for (const option of options) {
    at -= option.weight
    if (at < 0) return option
  }
  return options[0] as Option
}

function faultOf(label: string, random: Random): Error {
  if (label.endsWith('database')) return Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  return brokenCall(label.startsWith('call') && random() < 0.5 ? 'ECONNREFUSED' : 'UND_ERR_SOCKET')
}

/** Writes lines in which every id has the number under which it came first: ids are new in each run, and what happens is not. */
function noteTo(trace: string[]): (line: string) => void {
  const known = new Map<string, string>()
  const named = (id: string) => {
    const prefix = id.slice(0, id.indexOf('_'))
    if (!known.has(id)) known.set(id, `${prefix}-${known.size + 1}`)
    return known.get(id) as string
  }
  return (line) => void trace.push(line.replace(/\b[a-z]{2,6}_[0-9A-Za-z]{16,40}/g, named))
}

/** What a job is about. */
function nameOf({ task, payload }: { task: string; payload: unknown }): string {
  const { subscriber, event, orderId = '' } = payload as { subscriber?: string; event?: { name: string; id: string }; orderId?: string }
  return event ? `${task} of ${event.name} ${event.id} to ${subscriber}` : `${task} ${orderId}`
}

function contextOf(id: number, attempt: number) {
  const finish = async () => {
    throw new Error('the simulator runs no task that ends in its own transaction')
  }
  return { id, attempt, signal: new AbortController().signal, finish }
}

function short(error: unknown): string {
  return error instanceof Error ? `${error.name} ${error.message}`.slice(0, 120) : String(error)
}
