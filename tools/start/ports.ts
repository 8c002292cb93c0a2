import { createServer } from 'node:net'
import { CannotStart } from './report.ts'

/** Whether this port of the loopback address can be listened on. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/** @returns a port that nobody listens on, chosen by the system */
export function anyPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

/** The shop's own port must be the one that was asked for: bookmarks and mails point at it. */
export async function needPort(port: number): Promise<void> {
  if (await isFree(port)) return
  throw new CannotStart(`Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`)
}
