export interface Signal {
  raise(): void
  lower(): void
  /** Returns when raised, at once if it is already, or after the time. */
  wait(timeoutMs: number): Promise<void>
}

/** A flag to wait for; raising it twice is raising it once. */
export function createSignal(): Signal {
  let raised = false
  let resume: (() => void) | undefined
  return {
    raise() {
      raised = true
      resume?.()
    },
    lower() {
      raised = false
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
