/** What one load did in its time. */
export type Driven = { operations: number; errors: number; seconds: number; p50Ms: number; p99Ms: number; firstError: string | undefined }

/** Runs an operation over and over from so many sides at once, for so long. Operations that have begun are finished and count. */
export async function drive(
  operation: () => Promise<unknown>,
  { concurrency, seconds }: { concurrency: number; seconds: number },
): Promise<Driven> {
  const times: number[] = []
  let errors = 0
  let firstError: string | undefined
  const begun = performance.now()
  const until = begun + seconds * 1_000
  const worker = async () => {
    while (performance.now() < until) {
      const start = performance.now()
      try {
        await operation()
        times.push(performance.now() - start)
      } catch (error) {
        errors += 1
        firstError ??= String(error)
      }
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  times.sort((a, b) => a - b)
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(1))
  return { operations: times.length, errors, seconds: (performance.now() - begun) / 1_000, p50Ms: at(0.5), p99Ms: at(0.99), firstError }
}
