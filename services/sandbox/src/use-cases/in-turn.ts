/** Runs work on the same subject one after the other and work on different subjects at once. Within this process only. */
export function takeTurns() {
  const last = new Map<string, Promise<unknown>>()

  return async function inTurn<T>(subject: string, work: () => Promise<T>): Promise<T> {
    const before = last.get(subject) ?? Promise.resolve()
    const mine = before.then(work, work)
    const settled = mine.catch(() => {})
    last.set(subject, settled)
    try {
      return await mine
    } finally {
      if (last.get(subject) === settled) last.delete(subject)
    }
  }
}
