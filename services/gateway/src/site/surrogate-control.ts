const LONGEST_SECONDS = 86_400

/**
 * How long the storefront lets an answer be kept for everybody, as it would tell a CDN (Edge Architecture Specification). Undefined
 * unless it says so clearly.
 */
export function readSurrogateControl(header: string | string[] | undefined): { freshMs: number; agingMs: number } | undefined {
  if (typeof header !== 'string' || /\b(?:no-store|private)\b/i.test(header)) return undefined
  const fresh = secondsOf(header, 'max-age')
  return fresh > 0 ? { freshMs: fresh * 1_000, agingMs: secondsOf(header, 'stale-while-revalidate') * 1_000 } : undefined
}

function secondsOf(header: string, directive: string): number {
  const found = new RegExp(`(?:^|[\\s,;])${directive}=(\\d{1,9})(?=$|[\\s,;])`, 'i').exec(header)
  return Math.min(Number(found?.[1] ?? 0), LONGEST_SECONDS)
}
