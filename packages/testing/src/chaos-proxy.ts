import { once } from 'node:events'
import { createConnection, createServer, type Socket } from 'node:net'
import type { TestContext } from 'node:test'

/** A TCP proxy on 127.0.0.1 that can be every kind of broken network. */
export interface ChaosProxy {
  port: number
  /** Passes bytes again: what was held back is delivered. */
  heal(): void
  /** Accepts connections and bytes and answers nothing, as a machine that hangs. */
  freeze(): void
  /** Delays each piece of an answer by this many milliseconds. */
  delay(ms: number): void
  /** Breaks every open connection with a reset. */
  reset(): void
  /** Connections made so far. */
  connections(): number
}

/** Stands before `target` until the test ends. */
export async function chaosProxy(t: Pick<TestContext, 'after'>, target: { port: number; host?: string }): Promise<ChaosProxy> {
  const sockets = new Set<Socket>()
  let frozen = false
  let delayMs = 0
  let connections = 0

  function track(socket: Socket): Socket {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    if (frozen) socket.pause()
    return socket
  }

  const server = createServer((inner) => {
    connections += 1
    const outer = track(createConnection({ port: target.port, host: target.host ?? '127.0.0.1' }))
    track(inner)
    inner.on('data', (chunk) => outer.write(chunk))
    outer.on('data', (chunk) => {
      if (delayMs === 0) inner.write(chunk)
      else setTimeout(() => inner.write(chunk), delayMs)
    })
    inner.on('close', () => outer.destroy())
    outer.on('close', () => inner.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return {
    port: (server.address() as { port: number }).port,
    connections: () => connections,
    heal() {
      frozen = false
      delayMs = 0
      for (const socket of sockets) socket.resume()
    },
    freeze() {
      frozen = true
      for (const socket of sockets) socket.pause()
    },
    delay(ms) {
      delayMs = ms
    },
    reset() {
      for (const socket of sockets) socket.resetAndDestroy()
    },
  }
}
