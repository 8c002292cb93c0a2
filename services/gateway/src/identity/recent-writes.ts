import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieOf } from './cookie-of.ts'

/** Says that its browser has changed something a moment ago. It proves nothing: whoever sends it is answered by the primary. */
const COOKIE = 'toyline.wrote'
const SPARE_SECONDS = 1

export type RecentWrites = {
  /** Has the browser say so until every replica that may answer has what is changed now. Comes before the change: its answer may get lost. */
  note: (reply: FastifyReply) => void
  isNoted: (request: FastifyRequest) => boolean
}

/** @param replicaAgeMs milliseconds that an answer from a replica may be old; undefined where there are none */
export function recentWrites({ replicaAgeMs, secure }: { replicaAgeMs: number | undefined; secure: boolean }): RecentWrites {
  if (replicaAgeMs === undefined) return { note: () => {}, isNoted: () => false }
  const seconds = Math.ceil(replicaAgeMs / 1_000) + SPARE_SECONDS
  const cookie = `${COOKIE}=1; Max-Age=${seconds}; HttpOnly; Path=/; SameSite=Lax${secure ? '; Secure' : ''}`
  return {
    note: (reply) => void reply.header('set-cookie', cookie),
    isNoted: (request) => cookieOf(request, COOKIE) !== undefined,
  }
}
