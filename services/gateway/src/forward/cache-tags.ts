/** Everything that lists products; forgotten whenever any of them changes. */
export const CATALOGUE = 'catalogue'

export function productTag(handle: string): string {
  return `product:${handle}`
}
