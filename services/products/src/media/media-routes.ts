import { problem } from '@toyline/http/problem'
import type { FastifyInstance } from 'fastify'
import type { Storage } from './storage.ts'

const KEY = /^[a-f0-9]{32}$/
const FILE = /^[1-9]\d{1,3}\.(avif|webp)$/

/**
 * Serves the files of pictures: `GET /media/{key}/{width}.{avif|webp}`. What a name holds never changes, so it may be
 * kept for ever; the answer does not depend on the request's headers. 404 `no-such-picture` for any other name, 503
 * `storage-unavailable` while the store is away.
 */
export function mediaRoutes(app: FastifyInstance, storage: Storage): void {
  app.get<{ Params: { key: string; file: string } }>('/media/:key/:file', async (request, reply) => {
    const { key, file } = request.params
    const found = KEY.test(key) && FILE.test(file) ? await storage.open(`${key}/${file}`) : null
    if (!found) throw problem(404, 'no-such-picture', 'There is no such picture.')
    reply.raw.once('close', () => found.body.destroy())
    return reply
      .type(file.endsWith('.avif') ? 'image/avif' : 'image/webp')
      .header('content-length', found.bytes)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'")
      .send(found.body)
  })
}
