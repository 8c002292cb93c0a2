/**
 * Answers that are the same for everybody, kept in this process for a short time. Not Next's own cache: that one lives on disk,
 * outlives a restart and shows its last answer, however old, once more before it asks again.
 */
export function sharedAnswers({ most, now = Date.now }: { most: number; now?: () => number }) {
  const kept = new Map<string, { until: number; answer: Promise<unknown> }>()
  return function share<T>(key: string, seconds: number, ask: () => Promise<T>): Promise<T> {
    const known = kept.get(key)
    if (known && known.until > now()) return known.answer as Promise<T>
    const answer = ask()
    kept.delete(key)
    kept.set(key, { until: now() + seconds * 1_000, answer })
    // A failure is told to those who waited for it and then asked again.
    answer.catch(() => {
      if (kept.get(key)?.answer === answer) kept.delete(key)
    })
    const oldest = kept.keys().next().value
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return answer
  }
}
