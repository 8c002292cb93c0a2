export interface Signal {
  raise(): void
  /** Raises it after this time, if nobody does before. */
  raiseIn(ms: number): void
  lower(): void
  /** Returns when raised, at once if it is already, or after the time. */
  wait(timeoutMs: number): Promise<void>
}

/** A flag to wait for; raising it twice is raising it once. */
export function createSignal(): Signal {
  let raised = false
  let resume: (() => void) | undefined
  let later: NodeJS.Timeout | undefined

  function raise(): void {
    raised = true
    resume?.()
  }

  return {
    raise,
    raiseIn(ms) {
      later ??= setTimeout(() => {
        later = undefined
        raise()
      }, ms)
    },
    lower() {
      raised = false
      clearTimeout(later)
      later = undefined
    },
    wait(timeoutMs) {
      if (raised) return Promise.resolve()
      return new Promise((resolve) => {
        const timer = setTimeout(() => resume?.(), timeoutMs)
        resume = () => {
          clearTimeout(timer)
          resume = undefined
          resolve()
        }
      })
    },
  }
}
