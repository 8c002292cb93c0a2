import type { Facet } from '@toyline/contracts'
import type { Words } from '#words/words.ts'
import { ageYears } from '../catalogue/age-years.ts'

/** The catalogue's own facets have names in every language; those of options and attributes come with the catalogue. */
export function facetName(t: Words<'listing'>, { name, label }: Pick<Facet, 'name' | 'label'>): string {
  const key = `facet.${name}`
  return t.has(key) ? t(key) : label
}

export function valueName(t: Words<'listing'>, facet: string, { value, label }: { value: string; label: string }): string {
  const state = `state.${value}`
  if (facet === 'availability' && t.has(state)) return t(state)
  const years = facet === 'age' ? ageYears(label) : null
  return years ? t('facet.ages', { years }) : label
}
