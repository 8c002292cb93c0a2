/** The weight of one name in a header of weighted names (RFC 9110, 12.4.2); 0 where it is not named or refused. */
export function weightOf(header: string, name: string): number {
  for (const part of header.split(',')) {
    const [found = '', ...parameters] = part.split(';')
    if (found.trim().toLowerCase() !== name) continue
    const weight = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='))
    return weight === undefined ? 1 : Number(weight.slice(2)) || 0
  }
  return 0
}
