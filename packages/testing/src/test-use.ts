/** Uses the test server once, in a process of its own, and prints what it got; ends by itself when nothing holds it. */
import { connectTestServer } from './server.ts'

const { admin } = await connectTestServer()
const { rows } = await admin.query<{ started: Date }>('select pg_postmaster_start_time() as started')
console.log(`server of ${rows[0]?.started.toISOString()}`)
await admin.end()
