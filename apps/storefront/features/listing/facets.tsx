import type { Facet, ProductList } from '@toyline/contracts'
import { inLocale } from '#words/server.ts'
import { FoldIcon } from '../shell/icons.tsx'
import { hidden } from '../ui/hidden.tsx'
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
    <div className="divide-y divide-line border-line border-y">
      {state.q ? <input type="hidden" name="q" value={state.q} /> : null}
      {state.sort ? <input type="hidden" name="sort" value={state.sort} /> : null}
      {state.density === 'gallery' ? null : <input type="hidden" name="density" value={state.density} />}
      {first.map((facet) => (
        <FacetGroup key={facet.name} facet={facet} state={state} open />
      ))}
      {list.priceRange || state.min !== null || state.max !== null ? <PriceGroup list={list} state={state} /> : null}
      {rest.map((facet, index) => (
        <FacetGroup key={facet.name} facet={facet} state={state} open={first.length + index < OPEN} />
      ))}
    </div>
  )
}

async function FacetGroup({ facet, state, open }: { facet: Facet; state: ListingState; open: boolean }) {
  const { t } = await inLocale('listing')
  const name = facetName(t, facet)
  const rows = facet.values.map((one) => {
    const field = facetField(facet.name, one.value)
    return { ...field, label: valueName(t, facet.name, one), count: one.count, checked: state[field.name].includes(field.value) }
  })
  const first = rows.filter(({ checked }, index) => checked || index < SHOWN)
  const more = rows.filter((row) => !first.includes(row))
  return (
    <details open={open || rows.some(({ checked }) => checked)} className="group py-2">
      <summary className="flex min-h-9 items-center justify-between font-semibold">
        {name}
        <FoldIcon />
      </summary>
      <fieldset>
        <legend className="sr-only">{name}</legend>
        {first.map((row) => (
          <FacetRow key={row.value} {...row} />
        ))}
        {more.length > 0 ? (
          <details>
            <summary className="link py-1.5 text-sm">{t('moreValues', { count: more.length })}</summary>
            {more.map((row) => (
              <FacetRow key={row.value} {...row} />
            ))}
          </details>
        ) : null}
      </fieldset>
    </details>
  )
}

type Row = { name: string; value: string; label: string; count: number; checked: boolean }

async function FacetRow({ name, value, label, count, checked }: Row) {
  const { t } = await inLocale('listing')
  const disabled = count === 0 && !checked
  return (
    <label className={`flex min-h-9 items-center gap-2.5 py-1 ${disabled ? 'cursor-not-allowed text-ink-3' : ''}`}>
      <input type="checkbox" name={name} value={value} defaultChecked={checked} disabled={disabled} className="check" />
      <span className="min-w-0 flex-1">{label}</span>
      <span className="num text-ink-3 text-sm">{t.rich('counted', { count, hidden })}</span>
    </label>
  )
}

async function PriceGroup({ list, state }: Props) {
  const { t, market, money } = await inLocale('listing')
  const { currency } = market
  const { priceRange } = list
  return (
    <fieldset className="py-4">
      <legend className="float-left mb-2 w-full font-semibold">{t('price.title', { currency })}</legend>
      <div className="clear-both flex items-center gap-2">
        <input
          type="text"
          inputMode="decimal"
          name="min"
          aria-label={t('price.lowest', { currency })}
          defaultValue={state.min ?? ''}
          placeholder={t('price.min')}
          className="input num"
        />
        <span aria-hidden="true">–</span>
        <input
          type="text"
          inputMode="decimal"
          name="max"
          aria-label={t('price.highest', { currency })}
          defaultValue={state.max ?? ''}
          placeholder={t('price.max')}
          className="input num"
        />
      </div>
      {priceRange ? (
        <p className="num mt-1.5 text-ink-3 text-sm">{t('price.range', { min: money(priceRange.min), max: money(priceRange.max) })}</p>
      ) : null}
    </fieldset>
  )
}
