import type { Currency, Facet } from '@toyline/contracts'
import type { Formats } from '#words/formats.ts'
import type { Words } from '#words/words.ts'
import { ageYears } from '../catalogue/age-years.ts'

/** How a page writes the words and numbers of facets. */
export type FacetHand = Pick<Formats, 'money' | 'number' | 'percent'> & { t: Words<'listing'>; currency: Currency }
type Value = Pick<Facet['values'][number], 'value' | 'label' | 'from' | 'to'>

/** Where the words for the codes of a facet stand. */
const CODED: Record<string, (code: string) => string> = {
  availability: (code) => `state.${code}`,
  material: (code) => `material.${code}`,
  warning: (code) => `warning.${code}`,
  certification: (code) => `certification.${code}`,
  collection: (code) => `collection.${code}`,
}

/** The shop's own facets have names in every language; those of options and attributes come with the catalogue. */
export function facetName({ t }: FacetHand, { name, label }: Pick<Facet, 'name' | 'label'>): string {
  const key = `facet.${name}`
  return t.has(key) ? t(key) : label
}

export function valueName(hand: FacetHand, facet: string, { value, label, from, to }: Value): string {
  const { t } = hand
  if (from !== undefined) return rangeName(hand, facet, from, to ?? null)
  if (facet === 'inStock') return t('facet.inStock')
  const key = CODED[facet]?.(value)
  if (key !== undefined && t.has(key)) return t(key)
  const years = facet === 'age' ? ageYears(label) : null
  return years ? t('facet.ages', { years }) : label
}

function rangeName({ t, money, number, percent, currency }: FacetHand, facet: string, from: number, to: number | null): string {
  const written = (amount: number) => {
    if (facet === 'price') return money({ amount, currency })
    return facet === 'margin' ? percent(amount / 100) : `${number(amount)}\u00a0cm`
  }
  if (to === null) return t('range.from', { from: written(from) })
  return from === 0 ? t('range.under', { to: written(to) }) : t('range.between', { from: written(from), to: written(to) })
}
