import { CannotStart } from './report.ts'

const GIVE_UP_MS = 120_000

/** Waits until an address answers with a success. */
export async function waitUntilUp(url: string, what: string, failed: () => string | undefined): Promise<void> {
  const until = Date.now() + GIVE_UP_MS
  for (;;) {
    const reason = failed()
    if (reason) throw new CannotStart(reason)
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) })
      await answer.arrayBuffer()
      if (answer.ok) return
    } catch {
      // Not there yet.
    }
    if (Date.now() > until) throw new CannotStart(`${what} did not come up within ${GIVE_UP_MS / 1_000} seconds.`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
