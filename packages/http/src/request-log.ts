import type { FastifyBaseLogger } from 'fastify'

type Lazy = { logger: FastifyBaseLogger; bindings: object; made: FastifyBaseLogger | undefined }

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const

function made(log: Lazy): FastifyBaseLogger {
  log.made ??= log.logger.child(log.bindings as Parameters<FastifyBaseLogger['child']>[0])
  return log.made
}

const methods: Record<string, unknown> = {
  silent() {},
  child(this: Lazy, ...given: Parameters<FastifyBaseLogger['child']>) {
    return made(this).child(...given)
  },
}
for (const level of LEVELS) {
  methods[level] = function (this: Lazy, ...given: unknown[]) {
    ;(made(this)[level] as (...given: unknown[]) => void)(...given)
  }
}
Object.defineProperty(methods, 'level', {
  get(this: Lazy) {
    return this.logger.level
  },
})

/**
 * The log of one request, for Fastify's `childLoggerFactory`. Most requests log nothing, and preparing a log that carries their
 * id costs more than finding their route; so it is prepared by its first line.
 */
export function requestLog(logger: FastifyBaseLogger, bindings: object): FastifyBaseLogger {
  const log = Object.create(methods) as Lazy
  log.logger = logger
  log.bindings = bindings
  log.made = undefined
  return log as unknown as FastifyBaseLogger
}
