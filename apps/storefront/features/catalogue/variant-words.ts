/** The name that some catalogues give the only variant of a product; it tells a buyer nothing. */
const NAMELESS = 'Default Title'

export function variantWords(variantTitle: string): string {
  return variantTitle === NAMELESS ? '' : variantTitle
}
