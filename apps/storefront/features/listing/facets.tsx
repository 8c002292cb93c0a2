import type { Facet, ProductList } from '@toyline/contracts'
import { FacetGroup } from '@toyline/ui/goods/facet-group'
import { FacetRange } from '@toyline/ui/goods/facet-range'
import { inLocale } from '#words/server.ts'
import { facetName, valueName } from './facet-words.ts'
import { facetField, type ListingState } from './listing-url.ts'

/** More values than this fold away. */
const SHOWN = 6
/** So many groups are open from the start; the others, which tell few toys apart, open when asked or chosen from. */
const OPEN = 5
const FIRST = ['franchise', 'age', 'availability']
/** Categories have a place of their own, prices are typed, and a date needs a calendar. */
const ELSEWHERE = ['category', 'price', 'arrivesBefore']

type Props = { list: ProductList; state: ListingState }

export function Facets({ list, state }: Props) {
  const facets = (list.facets ?? []).filter(({ name, values }) => !ELSEWHERE.includes(name) && values.length > 0)
  const first = facets.filter(({ name }) => FIRST.includes(name))
  const rest = facets.filter(({ name }) => !FIRST.includes(name))
  return (
    <div>
      {state.q ? <input type="hidden" name="q" value={state.q} /> : null}
      {state.sort ? <input type="hidden" name="sort" value={state.sort} /> : null}
      {state.density === 'gallery' ? null : <input type="hidden" name="density" value={state.density} />}
      {first.map((facet) => (
        <Choices key={facet.name} facet={facet} state={state} open />
      ))}
      {list.priceRange || state.min !== null || state.max !== null ? <Prices list={list} state={state} /> : null}
      {rest.map((facet, index) => (
        <Choices key={facet.name} facet={facet} state={state} open={first.length + index < OPEN} />
      ))}
    </div>
  )
}

async function Choices({ facet, state, open }: { facet: Facet; state: ListingState; open: boolean }) {
  const { t, market, ...formats } = await inLocale('listing')
  const hand = { ...formats, t, currency: market.currency }
  const values = facet.values.map((one) => {
    const field = facetField(facet.name, one.value)
    return { ...field, label: valueName(hand, facet.name, one), count: one.count, checked: state[field.name].includes(field.value) }
  })
  return (
    <FacetGroup
      label={facetName(hand, facet)}
      values={values}
      countLabel={t('countLabel')}
      moreLabel={t('moreValues', { count: values.filter(({ checked }, index) => !checked && index >= SHOWN).length })}
      shown={SHOWN}
      open={open}
    />
  )
}

async function Prices({ list: { priceRange }, state }: Props) {
  const { t, market, money } = await inLocale('listing')
  const { currency } = market
  return (
    <FacetRange
      label={t('price.title', { currency })}
      low={{ name: 'min', label: t('price.lowest', { currency }), placeholder: t('price.min'), value: state.min?.toString() }}
      high={{ name: 'max', label: t('price.highest', { currency }), placeholder: t('price.max'), value: state.max?.toString() }}
      note={priceRange ? t('price.range', { min: money(priceRange.min), max: money(priceRange.max) }) : undefined}
    />
  )
}
