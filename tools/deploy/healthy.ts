/** Ends with 0 where the service of this container is ready. The first of SERVICES is the one that listens. */
const name = (process.env.SERVICES ?? 'gateway').split(',')[0]?.trim().toUpperCase()
const port = name === 'GATEWAY' ? (process.env.PORT ?? '3000') : process.env[`${name}_PORT`]
const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null)
process.exit(answer?.ok ? 0 : 1)
