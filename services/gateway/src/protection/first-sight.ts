import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { problemBody } from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import { BUSY_SECONDS, busy } from '../site/sorry.ts'
import { answered } from './request-ids.ts'

export type FirstSight = {
  /** Whether an address only looks around, in whatever way it is asked for. */
  isLooking: (url: string) => boolean
  /** The headers of every answer of data. */
  headers: Record<string, string>
}

const ID = '{id}'

/**
 * Refuses looking around before anything else is done for it: no route is found, nobody is counted or recognised, nothing is traced. What
 * many ask for at once is answered in half a millisecond of a core, and of a crowd three times too large two are refused for each that is
 * answered: a refusal that costs a tenth of an answer takes a fifth of what can be answered, one that costs a third takes all of it.
 * @param mustRefuse counts the refusal when it says yes
 */
export function refuseAtFirstSight(
  app: FastifyInstance,
  { isLooking, headers }: FirstSight,
  mustRefuse: (request: IncomingMessage) => boolean,
): void {
  const said = Object.entries({
    ...headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': String(BUSY_SECONDS),
  }).flat()
  const [before = '', after = ''] = JSON.stringify(problemBody(busy(), ID)).split(ID)
  const took = answered.labels({ route: 'refused at first sight', method: 'GET', status: '503' })

  const { server } = app
  const answerOthers = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[]
  server.removeAllListeners('request')
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const begun = performance.now()
    if (request.method !== 'GET' || !isLooking(request.url ?? '') || !mustRefuse(request)) {
      for (const answer of answerOthers) answer.call(server, request, response)
      return
    }
    const id = randomUUID()
    const body = before + id + after
    response.writeHead(503, [...said, 'x-request-id', id, 'content-length', String(body.length)]).end(body)
    took.observe((performance.now() - begun) / 1_000)
  })
}
