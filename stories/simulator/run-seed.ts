import { createHash } from 'node:crypto'
import { newId } from '@toyline/contracts'
import type { Task } from '@toyline/jobs'
import type { ClaimedJob, JobStore } from '../../packages/jobs/src/job-store.ts'
import { type Buyer, openBuyers } from './buyers.ts'
import { faultsOf, heldForNobody } from './check.ts'
import { type Deed, deedsOf, perform } from './deeds.ts'
import type { Defect } from './defects.ts'
import { pick, type Random, randomFrom } from './scheduler.ts'
import { nameOf, noteTo, short } from './trace.ts'
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

const MOST_STEPS = 200
const MOST_ROUNDS = 600
/** Of a worker, one after the other. */
const MOST_JOBS = 200
const ROOMS = ['products', 'orders', 'payments'] as const
const AWAY_MS = 16 * 60_000
/** Milliseconds of a wait: short ones are common, and the longest outlasts every hold. */
const WAITS = [200, 700, 1_600, 1_600, 5_000, 25_000, 40_000, AWAY_MS]

type Option = { weight: number; label: string; run: () => void | Promise<void> }
type Pulse = Record<RoomName, number> & { events: number }

/** One history, decided by its seed alone: who buys what, what happens after what, and what breaks. */
export async function runSeed(world: World, seed: number, defect?: Defect): Promise<Outcome> {
  const random = randomFrom(seed)
  const trace: string[] = []
  const note = noteTo(trace)
  const crashAt = random() < 0.4 ? 1 + Math.floor(random() * 24) : 0
  let failpointsMet = 0
  let mustCrash = false
  const capturesInParts = random() < 0.75
  const scheduler = await world.begin({ defect, capturesInParts }, (name) => {
    if (isSpared()) return undefined
    failpointsMet += 1
    if (failpointsMet !== crashAt || !scheduler.current()) return undefined
    note(`dies at ${name}`)
    mustCrash = true
    return scheduler.halt()
  })
  const buyers = await openBuyers(world, random)
  const reports: { waiting: Report[]; delivered: Report[]; seen: number; told: number } = { waiting: [], delivered: [], seen: 0, told: 0 }
  const budget = { faults: Math.floor(random() * 5), crashes: random() < 0.25 ? 1 : 0, again: 4, workers: 0 }
  const faultRate = random() * 0.2
  /** In some histories all goes well until something is placed, so that what breaks is what comes after. */
  const isLate = random() < 0.5
  const isSpared = () => isLate && buyers.every(({ deeds }) => deeds === undefined)

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
      if (status < 300 && body.state === 'placed') one.deeds ??= deedsOf(one, one.plan)
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

  /** What was placed after its buyer was answered, or gave up asking, is placed all the same. */
  async function look(one: Buyer): Promise<void> {
    const { body } = await one.me.order(one.request.orderId)
    if (body.state === 'placed') one.deeds = deedsOf(one, one.plan)
  }

  function work(room: RoomName): Promise<void> {
    budget.workers += 1
    const store = world.stores[room](`worker-${budget.workers}`)
    return act(`worker of ${room}`, async () => {
      const tasks = world.tasks(room)
      // While it is calm a worker goes on until nothing is due; before that each job is somebody's of its own.
      for (let done: ClaimedJob[] = [], jobs = 0; jobs < MOST_JOBS; jobs += 1) {
        const { completed, claimed } = await store.turn(done, Object.keys(tasks), 1)
        const left = done.filter(({ id }) => !completed.has(id))
        if (left.length > 0) await store.settle(left)
        const [job] = claimed
        if (!job) return
        done = (await runJob(store, tasks, job, room)) ? [job] : []
        if (isCalm) continue
        if (done.length > 0 && (await store.complete(done)).completed.size === 0) await store.settle(done)
        return
      }
    })
  }

  /** False where it failed, and will come again. */
  async function runJob(store: JobStore, tasks: Record<string, Task>, job: ClaimedJob, room: RoomName): Promise<boolean> {
    note(`${room} begins ${nameOf(job)}`)
    try {
      await tasks[job.task]?.(job.payload, contextOf(job.id, job.failures + 1))
      return true
    } catch (error) {
      note(`${room} fails ${job.task}: ${short(error)}`)
      const failures = job.failures + 1
      const delayMs = 1_000 * 4 ** Math.min(failures - 1, 4)
      await store.fail(job, { delayMs, park: failures >= job.tries && job.everyMs === null, error: short(error) })
      return false
    }
  }

  function begin(one: Buyer, deed: Deed): Promise<void> {
    const askAgain = () => {
      if (deed.state === 'asking') deed.state = 'silent'
    }
    const work = async () => {
      try {
        one.deeds?.push(...(await perform(deed, note, () => random() < 0.08)))
      } finally {
        askAgain()
      }
    }
    return act(deed.name, work, askAgain)
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
    const error = budget.faults > 0 && !isSpared() && random() < rate ? faultOf(step.label, random) : undefined
    if (error) budget.faults -= 1
    note(`${step.actor.name}: ${step.label}${error ? ' breaks' : ''}`)
    scheduler.release(step, error)
    known = undefined
  }

  /** Nothing is due but what was when it was last looked at, as long as nobody has gone on and no time has passed. */
  let known: Pulse | undefined
  async function pulse(ms: number): Promise<Pulse> {
    const [found] = await world.query<Pulse>(PULSE, [ms], 'pulse')
    if (found && found.events > reports.seen) {
      const all = await world.reports()
      reports.waiting.push(...all.slice(reports.told))
      reports.told = all.length
      reports.seen = found.events
    }
    return found as Pulse
  }

  /** Sometimes nobody is there for longer than a hold lasts, and the first thing that happens then is that holds are looked through. */
  async function crash(why: string): Promise<void> {
    note(why)
    world.crash()
    known = undefined
    mustCrash = false
    if (random() < 0.5) return
    note('after a long while')
    await world.pass(AWAY_MS)
    await sweep('products', 'sweep-holds')
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
      ...buyers.flatMap((one) =>
        (one.deeds ?? [])
          // Copies at once share the answer of the first within a process, which waits for no step of its own.
          .filter(({ state }) => state !== 'done' && state !== 'asking')
          .map((deed) => ({ weight: deed.weight, label: '', run: () => begin(one, deed) })),
      ),
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
        weight: world.delivered().length > 0 && budget.again > 0 ? 0.3 : 0,
        label: 'an event again',
        run: () => {
          budget.again -= 1
          const { name, again } = pick(random, world.delivered())
          return act(`${name} again`, again)
        },
      },
      {
        weight: 0.8,
        label: 'time',
        run: async () => {
          const ms = pick(random, WAITS)
          note(`${ms} ms pass`)
          known = await pulse(ms)
        },
      },
      ...sweeps.map(([room, task]) => ({ weight: 0.12, label: task, run: () => sweep(room, task) })),
      {
        weight: 0.15,
        label: 'the provider settles',
        run: async () => {
          await world.settleAtProvider()
          known = undefined
        },
      },
      {
        weight: budget.crashes > 0 && !isSpared() ? 0.15 : 0,
        label: '',
        run: () => {
          budget.crashes -= 1
          return crash('dies')
        },
      },
    ]
  }

  const isOver = () =>
    buyers.every(({ state, deeds = [] }) => state === 'answered' && deeds.every((deed) => deed.state === 'done')) && !scheduler.isBusy()
  let steps = 0
  await scheduler.settle()
  for (; steps < MOST_STEPS && !isOver(); steps += 1) {
    if (goesOn()) release()
    else {
      known ??= await pulse(1)
      const chosen = choose(random, choices(known))
      if (chosen.label) note(chosen.label)
      await chosen.run()
    }
    await scheduler.settle()
    if (mustCrash) await crash('and is started again')
  }

  // From here on nothing breaks: whatever was begun comes to its end, and one thing is done after the other.
  note('calm')
  budget.faults = 0
  for (; scheduler.steps().length > 0; await scheduler.settle()) {
    release()
    await scheduler.settle()
    if (mustCrash) await crash('and is started again')
  }
  isCalm = true
  const faults: string[] = []
  for (let rounds = 0, quietRounds = 0; rounds < MOST_ROUNDS && quietRounds < 2; rounds += 1) {
    const due = await pulse(1)
    const silent = buyers.find(({ state, asked }) => (state === 'silent' || state === 'idle') && asked < 6)
    const [doing] = buyers.flatMap((one) =>
      (one.deeds ?? []).filter(({ state }) => state === 'idle' || state === 'silent').map((deed) => ({ one, deed })),
    )
    const room = ROOMS.find((one) => due[one] > 0)
    if (reports.waiting.length > 0) await takeReport()
    else if (room) await work(room)
    else if (silent) await ask(silent)
    else if (doing) await begin(doing.one, doing.deed)
    else {
      await world.settleAtProvider()
      await world.pass(quietRounds === 0 ? 45_000 : 61 * 60_000)
      for (const [of, task] of sweeps) await sweep(of, task)
      for (const deed of buyers.flatMap(({ deeds = [] }) => deeds)) if (deed.state === 'too-early') deed.state = 'silent'
      for (const one of buyers) if (!one.deeds) await look(one)
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
  ).join(', ')}, (select count(*)::int from sandbox.events) as events from tick`

/** Whether no room has anything left to do, now or later. */
async function isStill(world: World): Promise<boolean> {
  const [left] = await world.query<{ count: number }>(
    `select ${ROOMS.map((room) => `(select count(*)::int from ${room}.jobs where status = 'pending' and every_ms is null)`).join(' + ')} as count`,
  )
  return left?.count === 0
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

function contextOf(id: number, attempt: number) {
  const finish = async () => {
    throw new Error('the simulator runs no task that ends in its own transaction')
  }
  return { id, attempt, signal: new AbortController().signal, finish }
}
