import { randomUUID } from 'node:crypto'
import { log, startTracing, trackErrors } from '@toyline/observability'
import closeWithGrace from 'close-with-grace'
import { compose } from './compose.ts'
import { readConfig } from './config.ts'

/** How long a shutdown may take before the process is ended. */
const SHUTDOWN_MS = 9_000

const platformLog = log('platform')
const config = start(() => readConfig(process.env))
const tracing = config.OTEL_EXPORTER_OTLP_ENDPOINT
  ? await startTracing({
      endpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT,
      ratio: config.OTEL_TRACES_SAMPLER_ARG,
      instance: randomUUID(),
    })
  : undefined
const errors = config.SENTRY_DSN ? trackErrors({ dsn: config.SENTRY_DSN, environment: config.PLATFORM_MODE }) : undefined
const platform = await compose(config)

closeWithGrace({ delay: SHUTDOWN_MS + config.PLATFORM_DRAIN_MS, logger: false }, async ({ err }) => {
  if (err) platformLog.fatal({ err }, 'ending because of an unexpected error')
  await platform.stop()
  await tracing?.stop()
  await errors?.stop()
})
// The starter is gone, killed or crashed: nobody is left who would end this process.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))

await platform.start()
platformLog.info({ services: config.SERVICES }, 'ready')

function start<R>(work: () => R): R {
  try {
    return work()
  } catch (error) {
    console.error((error as Error).message)
    process.exit(1)
  }
}
