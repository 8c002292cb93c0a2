/** Names the statements that a pool repeats, so that the server parses and plans each once per connection. */
export interface StatementNames {
  /** Undefined: not worth preparing, or not yet. */
  nameOf(text: string): string | undefined
}

// A plan takes 20 to 50 kB of the server's memory, on each connection.
const MAX_NAMES = 100
const MAX_SEEN = 1_000
const MAX_TEXT = 20_000
// Texts that come once or twice (a list of unusual length, a migration) are not worth a plan.
const NAMED_FROM_USE = 3

export function createStatementNames(): StatementNames {
  const seen = new Map<string, { uses: number; name?: string }>()
  let names = 0
  return {
    nameOf(text) {
      const entry = seen.get(text)
      if (entry?.name !== undefined) return entry.name
      if (!entry) {
        if (seen.size < MAX_SEEN && text.length <= MAX_TEXT) seen.set(text, { uses: 1 })
        return undefined
      }
      entry.uses += 1
      if (entry.uses < NAMED_FROM_USE || names >= MAX_NAMES) return undefined
      names += 1
      entry.name = `s${names}`
      return entry.name
    },
  }
}
