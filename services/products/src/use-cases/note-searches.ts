import type { Language } from '@toyline/contracts'
import type { Count } from '../store/searches-store.ts'

/** Counts what is searched for until it is written down. */
export type SearchNotes = {
  note: (query: string, language: Language) => void
  /** What was counted since the last time. */
  take: () => Count[]
}

/** The most different searches that are counted between two times. */
const MOST_TERMS = 500
const LONGEST = 60

/**
 * Of who searched nothing is kept, and of what only searches all of whose words name products: so nobody's address or order number
 * that was typed into the box is ever written down.
 */
export function searchNotes(): SearchNotes {
  let counts = new Map<string, Count>()
  return {
    note(query, language) {
      const term = query.trim().toLowerCase().replace(/\s+/g, ' ')
      const key = `${language} ${term}`
      const known = counts.get(key)
      if (known) known.count += 1
      else if (counts.size < MOST_TERMS && term.length <= LONGEST) counts.set(key, { language, term, count: 1 })
    },
    take() {
      const taken = [...counts.values()]
      counts = new Map()
      return taken
    },
  }
}
