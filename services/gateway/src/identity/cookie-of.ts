import type { FastifyRequest } from 'fastify'

/** The first cookie of exactly this name, as it was sent. */
export function cookieOf(request: FastifyRequest, name: string): string | undefined {
  const { cookie } = request.headers
  if (cookie === undefined || !cookie.includes(name)) return undefined
  for (const part of cookie.split(';')) {
    const pair = part.trim()
    if (pair.startsWith(name) && pair[name.length] === '=') return pair.slice(name.length + 1)
  }
  return undefined
}
