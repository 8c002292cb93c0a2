import { hkdfSync } from 'node:crypto'
import { subscriptions } from '@toyline/contracts'
import { serviceApp } from '@toyline/http'
import { createOutbox, startJobs } from '@toyline/jobs'
import { isUnavailable, openDatabase } from '@toyline/postgres'
import { authOn } from './auth/better-auth.ts'
import { mountEvents } from './events/hear.ts'
import type { UsersNeeds, UsersService } from './index.ts'
import { createPasswords } from './passwords/hashing.ts'
import type { Room } from './room.ts'
import { mountAuthRoutes } from './routes/auth-routes.ts'
import { mountMeRoutes } from './routes/me-routes.ts'
import { sweep } from './store/sweep.ts'
import type { Tables } from './store/tables.ts'
import { appoint } from './use-cases/appoint.ts'
import { mailTasks } from './use-cases/ask-for-mail.ts'
import { createAccount } from './use-cases/create-account.ts'

const SCHEMA = 'users'
const SWEEP_MS = 3_600_000

export function usersService({ pool, log, tokens, deliver, settings }: UsersNeeds): UsersService {
  const { secret, bcryptCost } = settings
  if (secret.length < 32) throw new Error('The secret of the users service must have at least 32 characters.')
  const db = openDatabase<Tables>(pool)
  const outbox = createOutbox({ schema: SCHEMA, subscriptions })
  const passwords = createPasswords({ secret, ...(bcryptCost === undefined ? {} : { cost: bcryptCost }) })
  const authNeeds = { log, passwords, settings }
  const room: Room = {
    db,
    pool,
    outbox,
    passwords,
    auth: authOn(db, authNeeds),
    authIn: (tx) => authOn(tx, authNeeds),
    hashKey: Buffer.from(hkdfSync('sha256', secret, '', 'toyline users kept hashes 1', 32)),
  }
  const app = serviceApp({ room: 'users', log, tokens, isUnavailable })
  mountAuthRoutes(app, room)
  mountMeRoutes(app, room)
  mountEvents(app, room)
  let jobs: ReturnType<typeof startJobs> | undefined
  return {
    app,
    async start() {
      await app.ready()
      const sweepTask = async () => {
        await sweep(db)
      }
      jobs = startJobs({ pool, schema: SCHEMA, outbox, log, deliver, tasks: { ...mailTasks(room), sweep: sweepTask } })
      await outbox.enqueue(db, { task: 'sweep', payload: {}, key: 'sweep', every: { ms: SWEEP_MS } })
    },
    async stop() {
      await app.close()
      await jobs?.stop()
    },
    createAccount: (account) => createAccount(room, account),
    appoint: (appointment) => appoint(room, appointment),
  }
}
