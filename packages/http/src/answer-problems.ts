import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem, problem, problemBody } from './problem.ts'

/**
 * Answers every error as problem+json: a Problem as what it is, a request that could not be read as 4xx, a database that is away
 * as 503, and anything else, which is a bug, as a 500 that says nothing but the request's id.
 */
export function installProblems(app: FastifyInstance, { isUnavailable }: { isUnavailable?: (error: unknown) => boolean } = {}): void {
  app.setErrorHandler((error, request, reply) => {
    if (isUnavailable?.(error) && !(error instanceof Problem)) {
      request.log.warn({ err: error }, 'the database does not answer')
      return answerProblem(
        problem(503, 'database-unavailable', 'The shop is not answering right now. Please try again.', { retryAfter: 2 }),
        request,
        reply,
      )
    }
    return answerProblem(error, request, reply)
  })
  app.setNotFoundHandler(() => {
    throw problem(404, 'not-found', 'There is nothing at this address.')
  })
}

/** Sends one error. Also for those that are met before a route is found, such as an address that cannot be decoded. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = asProblem(error)
  if (known.code === 'internal-error') request.log.error({ err: error }, 'unexpected error')
  const { retryAfter } = known.extra
  if (typeof retryAfter === 'number') reply.header('retry-after', String(Math.ceil(retryAfter)))
  return reply
    .code(known.status)
    .type('application/problem+json')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problemBody(known, request.id)))
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const { statusCode, code, message } = error as { statusCode?: number; code?: string; message?: string }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return problem(413, 'body-too-large', 'The request is larger than is taken here.')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return problem(415, 'unsupported-media-type', 'Send JSON with the content type application/json.')
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return problem(statusCode, 'bad-request', message ?? 'The request could not be read.')
  return problem(500, 'internal-error', 'Something went wrong on our side. Nothing was lost; please try again.')
}
