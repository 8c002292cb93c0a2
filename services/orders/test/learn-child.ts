import { subscriptions } from '@toyline/contracts'
import { createOutbox } from '@toyline/jobs'
import { openDatabase, openPool, transaction } from '@toyline/postgres'
import * as learningStore from '../src/store/learning-store.ts'
import { learnCompanions } from '../src/use-cases/learn-companions.ts'

/** A process that learns what shops buy together, and stops in its second portion, written and said but not committed, to be killed. */
const db = openDatabase<unknown>(openPool({ url: process.argv[2] ?? '', name: 'learn-child' }))
const outbox = createOutbox({ schema: 'orders', subscriptions })
let portions = 0
await learnCompanions(
  {
    learning: { db, inTransaction: (work) => transaction(db, work), ...learningStore },
    past: db,
    outbox: {
      async say(tx, ...events) {
        await outbox.say(tx, ...events)
        portions += 1
        if (portions < 2) return
        process.stdout.write('in the middle\n')
        await new Promise(() => setInterval(() => {}, 1_000))
      },
    },
  },
  new AbortController().signal,
)
