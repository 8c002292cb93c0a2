import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type HouseOptions, house } from './test-house.ts'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** The gateway, listening, before a storefront that does what a test says. */
export async function shop(t: { after: (end: () => unknown) => void }, handler: Handler, options: HouseOptions = {}) {
  const pages = createServer(handler)
  pages.listen(0, '127.0.0.1')
  await once(pages, 'listening')
  t.after(() => pages.close())
  t.after(() => pages.closeAllConnections())
  const portOf = (server: { address: () => unknown }) => (server.address() as { port: number }).port
  const home = await house(t, { ...options, settings: { storefrontUrl: `http://127.0.0.1:${portOf(pages)}`, ...options.settings } })
  await home.app.listen({ port: 0, host: '127.0.0.1' })
  return { ...home, storefront: pages, url: `http://127.0.0.1:${portOf(home.app.server)}`, port: portOf(home.app.server) }
}

export type Raw = { status: number | undefined; headers: IncomingHttpHeaders; bytes: Buffer; body: string }

/** One request with any headers, and its answer as it came. */
export async function raw(port: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Raw> {
  const asking = request({ port, host: '127.0.0.1', path, method, headers }).end()
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  return { status: answer.statusCode, headers: answer.headers, bytes, body: bytes.toString('utf8') }
}
