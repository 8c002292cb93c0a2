import { type Finding, sentence } from './findings.ts'

const KINDS = 20

/** Keeps the first finding of each kind, errors before warnings, and how many there are like it. */
export function sampleFindings(): { add: (finding: Finding) => void; sentences: () => string[] } {
  const kinds = new Map<string, { first: Finding; count: number }>()
  return {
    add(finding) {
      const kind = `${finding.level} ${finding.column} ${finding.message.replace(/\S*\d\S*/g, '#')}`
      const known = kinds.get(kind)
      if (known) known.count++
      else if (kinds.size < KINDS || finding.level === 'error') kinds.set(kind, { first: finding, count: 1 })
    },
    sentences: () =>
      [...kinds.values()]
        .sort((a, b) => a.first.level.localeCompare(b.first.level))
        .slice(0, KINDS)
        .map(({ first, count }) => (count === 1 ? sentence(first) : `${sentence(first)} (${count} like this)`)),
  }
}
