import { AsyncLocalStorage } from 'node:async_hooks'

export type Random = () => number

/** mulberry32: small, and the same sequence for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function pick<One>(random: Random, from: readonly One[]): One {
  return from[Math.floor(random() * from.length)] as One
}

/** Something that goes on by itself: a request, a job, a report. */
export type Actor = {
  name: string
  history: object
  isDone: boolean
  isDead: boolean
  isHalted: boolean
  waiting: number
  onDeath: (() => void) | undefined
  holds: Set<() => void>
}

const current = new AsyncLocalStorage<Actor>()

type Step = { actor: Actor; label: string; go: () => void; fail: (error: Error) => void }

const PATIENCE_MS = 20_000

export type Scheduler = ReturnType<typeof createScheduler>

/**
 * Lets one step happen at a time. Whoever comes to a gate waits there until they are told to go on; between two steps everything that
 * can go on by itself has done so. So the order of all that happens is decided here, and by nothing else.
 */
export function createScheduler() {
  const history = {}
  let actors: Actor[] = []
  let steps: Step[] = []

  /** Waits for its turn; at once for what no actor does. */
  function gate(label: string): Promise<void> {
    const actor = current.getStore()
    if (!actor) return Promise.resolve()
    // A timer of its own has woken what is dead, or of a history that is over.
    if (actor.isDead || actor.history !== history) return new Promise(() => {})
    // Who has a connection is in the middle of a step.
    if (actor.holds.size > 0) return Promise.resolve()
    actor.waiting += 1
    changed()
    return new Promise((resolve, reject) => {
      steps.push({ actor, label, go: resolve, fail: reject })
    })
  }

  const isQuiet = () =>
    actors.every(({ isDone, isDead, isHalted, waiting, holds }) => isDone || isDead || isHalted || (waiting > 0 && holds.size === 0))

  let changed: () => void = () => {}

  /** Until something has changed by which all may be quiet. Looking again and again would take the processor from the database. */
  function change(): Promise<void> {
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => {
        const names = actors.filter((one) => !one.isDone && one.waiting === 0).map(({ name }) => name)
        reject(new Error(`neither done nor at a gate: ${names.join(', ')}`))
      }, PATIENCE_MS)
      changed = () => {
        clearTimeout(patience)
        changed = () => {}
        resolve()
      }
    })
  }

  return {
    gate,
    current: () => current.getStore(),
    steps: () => steps as readonly Step[],
    isBusy: () => actors.some((actor) => !actor.isDone && !actor.isDead),
    /** Begins something; it goes on until its first gate. */
    start(name: string, work: () => Promise<void>, onDeath?: () => void): Actor {
      const actor: Actor = { name, history, isDone: false, isDead: false, isHalted: false, waiting: 0, onDeath, holds: new Set() }
      actors.push(actor)
      void current.run(actor, async () => {
        try {
          await work()
        } finally {
          actor.isDone = true
          changed()
        }
      })
      return actor
    },
    /** Something is had until it is given back, in the middle of a step; `letGo` is called when the process dies before. */
    hold(actor: Actor, letGo: () => void): () => void {
      actor.holds.add(letGo)
      return () => {
        actor.holds.delete(letGo)
        changed()
      }
    },
    /** Until everybody waits at a gate or is done. */
    async settle(): Promise<void> {
      do {
        if (!isQuiet()) await change()
        // What can go on without waiting for anything does so now.
        for (let turns = 0; turns < 2; turns += 1) await new Promise(setImmediate)
      } while (!isQuiet())
      actors = actors.filter((actor) => !actor.isDone && !actor.isDead)
    },
    /** Lets one go on, or fail. */
    release(step: Step, error?: Error): void {
      steps = steps.filter((one) => one !== step)
      step.actor.waiting -= 1
      if (error) step.fail(error)
      else step.go()
    },
    /** Never goes on again, until everything dies. */
    halt(): Promise<never> {
      const actor = current.getStore()
      if (actor) actor.isHalted = true
      changed()
      return new Promise(() => {})
    },
    /** The process dies: nothing that was under way goes on, and what it held in the database is rolled back. */
    kill(): void {
      for (const actor of actors) {
        if (actor.isDone) continue
        actor.isDead = true
        for (const letGo of actor.holds) letGo()
        actor.onDeath?.()
      }
      actors = []
      steps = []
      changed()
    },
  }
}
