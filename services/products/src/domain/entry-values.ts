import { addAttributeName, addValue, type BuiltIn, builtIn, type FacetValues, FRANCHISE, TYPE } from './facet-values.ts'
import type { IndexEntry } from './index-entry.ts'

/** Attributes that say what a facet of the house says better. */
const COVERED = new Set(['Material', 'Materials'])
const MEASURES: readonly BuiltIn[] = ['size', 'casePack']
const CENTIMETRES = /\d\s*cm\b/i

/** The facet values of a product: those that few products share, and the two sets that many do. */
export function entryValues(
  facets: FacetValues,
  { franchise, age, attributes, facets: more = [], variants }: IndexEntry,
): { values: number[]; kind: number[]; measure: number[] } {
  const values = new Set<number>()
  const kind = new Set<number>()
  const measure = new Set<number>()
  for (const [name, text] of attributes) {
    const number = addAttributeName(facets, name)
    if (number === TYPE) kind.add(addValue(facets, TYPE, text))
    // A size in centimetres is counted by its range.
    else if (!COVERED.has(name) && !CENTIMETRES.test(text)) values.add(addValue(facets, number, text))
  }
  if (franchise !== null) values.add(addValue(facets, FRANCHISE, franchise))
  if (age !== null) kind.add(addValue(facets, builtIn('age'), age))
  for (const [name, text] of more) (MEASURES.includes(name) ? measure : kind).add(addValue(facets, builtIn(name), text))
  for (const { casePack } of variants) measure.add(addValue(facets, builtIn('casePack'), String(casePack)))
  return { values: [...values], kind: [...kind], measure: [...measure] }
}
