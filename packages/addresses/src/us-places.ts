import places from '../data/us-places.json' with { type: 'json' }

type Prefix = [state: string, places: Record<string, string>]

const prefixes = new Map(Object.entries(places as unknown as Record<string, Prefix>))

/**
 * The post office's town and state of a US ZIP code (the five digits; a +4 is ignored), or `undefined`
 * for a code we do not know. Half a megabyte of data: for servers only.
 */
export function placeOfZip(zip: string): { city: string; state: string } | undefined {
  const found = /^(\d{3})(\d{2})(?:[ -]?\d{4})?$/.exec(zip.trim())
  const prefix = found?.[1] === undefined ? undefined : prefixes.get(found[1])
  if (!prefix) return undefined
  const ending = Number(found?.[2])
  const [state, towns] = prefix
  for (const [town, endings] of Object.entries(towns)) {
    if (!endings.split(',').some((range) => holds(range, ending))) continue
    const [city, otherState] = town.split('|') as [string, string?]
    return { city, state: otherState ?? state }
  }
  return undefined
}

/** `range` is "07" or "04-09". */
function holds(range: string, ending: number): boolean {
  const [from, to = from] = range.split('-')
  return ending >= Number(from) && ending <= Number(to)
}
