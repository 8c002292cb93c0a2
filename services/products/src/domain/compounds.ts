/** What German puts between the parts of a word. */
const JOINTS = ['', 's', 'es', 'n', 'en', 'e', 'er']
const SHORTEST_PART = 3

/**
 * The parts of a German compound, each a word that is known: `pluschburoklammer` is `plusch` and `buroklammer`. The longest first
 * part counts. Null where the word is no compound of known words.
 */
export function splitCompound(word: string, isKnown: (part: string) => boolean): [first: string, second: string] | null {
  for (let at = word.length - SHORTEST_PART; at >= SHORTEST_PART; at--) {
    const second = word.slice(at)
    if (!isKnown(second)) continue
    const start = word.slice(0, at)
    for (const joint of JOINTS) {
      const first = start.slice(0, start.length - joint.length)
      if (first.length >= SHORTEST_PART && start.endsWith(joint) && isKnown(first)) return [first, second]
    }
  }
  return null
}
