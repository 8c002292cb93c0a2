import { setTimeout as pause } from 'node:timers/promises'

/**
 * Waits until `condition` returns something truthy, and returns it. A condition that throws counts as not yet; after
 * `timeoutMs` (default 10 s) fails with `what` and the last error.
 */
export async function waitFor<Result>(
  condition: () => Result | Promise<Result>,
  options: { timeoutMs?: number; what?: string } = {},
): Promise<NonNullable<Exclude<Result, false | 0 | ''>>> {
  const timeoutMs = options.timeoutMs ?? 10_000
  const until = performance.now() + timeoutMs
  let wait = 2
  for (;;) {
    let failure: unknown
    try {
      const result = await condition()
      if (result) return result as NonNullable<Exclude<Result, false | 0 | ''>>
    } catch (error) {
      failure = error
    }
    if (performance.now() > until) {
      throw new Error(`waited ${timeoutMs} ms in vain for ${options.what ?? condition.toString()}`, { cause: failure })
    }
    await pause(wait)
    wait = Math.min(50, wait * 1.5)
  }
}
