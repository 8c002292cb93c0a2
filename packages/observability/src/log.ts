import { type DestinationStream, type LogFn, type Logger, pino } from 'pino'
import { sayError } from './said-errors.ts'
import { idsOfNow } from './tracing.ts'

export type Log = Logger

const SECRET_PATHS = ['authorization', 'cookie', 'password', 'token', 'secret', 'email', 'set-cookie'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
  `*["${name}"]`,
])

/**
 * A room's log: JSON lines on standard output, secrets and personal data removed wherever they hide up to two levels deep.
 * `LOG_LEVEL` chooses how much; `warn` unless said. While traces are collected each line carries `traceId` and `spanId`, and what is
 * about an order its `orderId`.
 */
export function log(name: string, destination?: DestinationStream): Log {
  const options = {
    name,
    level: process.env.LOG_LEVEL ?? 'warn',
    redact: { paths: [...new Set(SECRET_PATHS)], censor: '[removed]' },
    mixin: idsOfNow,
    hooks: { logMethod: writeAndSay },
  }
  return destination ? pino(options, destination) : pino(options)
}

const ERROR = 50

function writeAndSay(this: Logger, given: Parameters<LogFn>, write: LogFn, level: number): void {
  write.apply(this, given)
  if (level >= ERROR) sayError(this.bindings(), given, level)
}
