import { once } from 'node:events'
import { createServer } from 'node:http'
import { renderMetrics } from '@toyline/observability'

/**
 * A door of its own for Prometheus, where the numbers of all rooms of this process are told and nothing else. Visitors must not
 * reach its port.
 */
export function metricsDoor({ port, host }: { port: number; host: string }): { start: () => Promise<void>; stop: () => Promise<void> } {
  const server = createServer(async (request, reply) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void reply.writeHead(404).end()
    try {
      const { contentType, body } = await renderMetrics()
      reply.writeHead(200, { 'content-type': contentType }).end(body)
    } catch {
      reply.writeHead(500).end()
    }
  })
  server.requestTimeout = 10_000
  return {
    async start() {
      server.listen(port, host)
      await once(server, 'listening')
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
