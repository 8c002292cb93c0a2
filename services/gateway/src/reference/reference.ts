import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { apiDescription } from './api-description.ts'

/** Nothing on the page leads to another company's services. */
const LOOKS = {
  theme: 'default',
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
}

const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Toyline API reference</title></head>
<body><script id="api-reference" data-url="/api/openapi.json" data-configuration='${JSON.stringify(LOOKS)}'></script><script src="/api/docs/reference.js"></script></body>
</html>`

/** The readable reference at /api/docs and its source at /api/openapi.json. */
export function mountReference(app: FastifyInstance): void {
  const description = JSON.stringify(apiDescription())
  let script: Buffer | undefined
  app.get('/api/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'public, max-age=300').send(description),
  )
  app.get('/api/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE))
  app.get('/api/docs/reference.js', async (_request, reply) => {
    script ??= readFileSync(new URL('./browser/standalone.js', import.meta.resolve('@scalar/api-reference')))
    return reply.type('text/javascript; charset=utf-8').header('cache-control', 'public, max-age=86400').send(script)
  })
}
