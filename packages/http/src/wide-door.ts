import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

export type Door = {
  port: number
  host: string
  /** Other processes may listen at the same port, and Linux deals connections out among them. */
  shared?: boolean
}

/**
 * Each socket that is listened on hands over one connection each time the event loop comes round (libuv since 1.45). With a single one
 * a crowd of new visitors stands before the door for as many rounds as there are visitors, which is seconds where rounds are long.
 */
const SOCKETS = 128

/**
 * For an app that is not ready yet: what listens as its own `listen` does, on Linux with several sockets, so that a crowd is let in at once
 * and can be answered or refused. It ends with the app, and what was let in is answered before.
 * Errors: `EADDRINUSE`, also where the port is another program's that shares it and `shared` is not said.
 */
export function wideDoor(app: FastifyInstance): (door: Door) => Promise<void> {
  const more: Server[] = []
  let closing: Promise<unknown> | undefined
  app.addHook('preClose', (done) => {
    closing = Promise.all(more.map(close))
    done()
  })
  app.addHook('onClose', () => closing as Promise<void>)
  return async ({ port, host, shared = false }) => {
    const isWide = process.platform === 'linux'
    if (isWide && !shared) await findUnused(port, host)
    const first = { port, host, reusePort: isWide || shared }
    await app.listen(first)
    if (!isWide) return
    const { port: taken } = app.server.address() as { port: number }
    for (let sockets = 1; sockets < SOCKETS; sockets++) {
      const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket: Socket) => app.server.emit('connection', socket))
      server.listen({ port: taken, host, reusePort: true })
      await once(server, 'listening')
      more.push(server)
    }
  }
}

/** Sockets that share a port are not told that it is taken by others who share it. */
async function findUnused(port: number, host: string): Promise<void> {
  const server = createServer().listen({ port, host })
  await once(server, 'listening')
  await close(server)
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
