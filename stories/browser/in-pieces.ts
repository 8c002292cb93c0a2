import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Shop } from './shop.ts'

/** Until the head of a page is seen, with its styles and its fonts. */
const HEAD_MS = 1_000
const PIECE_BYTES = 1_500
const BETWEEN_MS = 40

/** The shop behind a line over which pages come piece by piece, so that what is in them is seen before they are whole, and all else at once. */
export async function inPieces(t: TestContext, shop: Shop): Promise<Shop> {
  const line = createServer(({ url, method, headers }, reply) => {
    const asking = request(
      new URL(url ?? '/', shop.url),
      { method, headers: { ...headers, 'accept-encoding': 'identity' } },
      async (answer) => {
        reply.writeHead(answer.statusCode ?? 502, answer.headers)
        if (!answer.headers['content-type']?.startsWith('text/html')) return answer.pipe(reply)
        const page = Buffer.concat(await answer.toArray())
        const head = page.indexOf('<main')
        reply.write(page.subarray(0, head))
        await pause(HEAD_MS)
        for (let from = head; from < page.length; from += PIECE_BYTES) {
          reply.write(page.subarray(from, from + PIECE_BYTES))
          await pause(BETWEEN_MS)
        }
        return reply.end()
      },
    )
    asking.on('error', (error) => reply.destroy(error)).end()
  }).listen(0, '127.0.0.1')
  await once(line, 'listening')
  t.after(() => {
    line.closeAllConnections()
    line.close()
  })
  return { ...shop, url: `http://localhost:${(line.address() as AddressInfo).port}` }
}
