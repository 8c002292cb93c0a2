import type { FastifyRequest } from 'fastify'
import type { Visit } from '../room.ts'

const PASSED = ['cookie', 'user-agent', 'x-client-ip'] as const

/** The part of a request that Better Auth may see. The address is the gateway's word: nobody else can call this service. */
export function visitOf(request: FastifyRequest): Visit {
  const headers = new Headers()
  for (const name of PASSED) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value.replace(/[^\x20-\x7e]/g, '').slice(0, 8_000))
  }
  return { headers, ip: headers.get('x-client-ip') ?? undefined }
}
