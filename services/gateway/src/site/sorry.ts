import type { FastifyReply, FastifyRequest } from 'fastify'

const SORRY = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="5"><title>One moment, please</title><style>body{margin:0;min-height:100vh;display:grid;place-content:center;text-align:center;font:18px/1.5 system-ui,sans-serif;background:#FAF6EE;color:#211B2B;padding:24px}h1{font-size:28px;margin:0 0 8px}p{margin:0;color:#554D5F}</style></head><body><main><h1>One moment, please</h1><p>The shop is just starting or very busy. This page tries again by itself; nothing you did is lost.</p></main></body></html>`

/** Whether a person waits for this answer, not a program. */
export function wantsPage(request: FastifyRequest): boolean {
  return request.method === 'GET' && request.headers.accept?.includes('text/html') === true
}

/** A page that tries again by itself. */
export function sendSorry(reply: FastifyReply): FastifyReply {
  return reply.code(503).header('retry-after', '2').header('cache-control', 'no-store').type('text/html; charset=utf-8').send(SORRY)
}
