/** Starts a server in a process of its own, for tests that kill it. */
import { startEmbedded } from './start.ts'

const directory = process.env.DIRECTORY
if (!directory) throw new Error('DIRECTORY is missing')
const server = await startEmbedded({ directory, log: (line) => console.log(line) })
console.log(JSON.stringify({ adminUrl: server.adminUrl, pid: server.pid }))
// The server does not keep its starter alive.
setInterval(() => {}, 60_000)
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))
