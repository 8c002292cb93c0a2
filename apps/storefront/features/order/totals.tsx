'use client'
import type { Totals } from '@toyline/contracts'
import { useLocale, useWords } from '#words/client.tsx'
import type { Words } from '#words/words.ts'

/** Every number of the invoice. */
export function TotalsList({ totals }: { totals: Totals }) {
  const { money, percent } = useLocale()
  const t = useWords('totals')
  const { merchandise, shipping, tax, total, taxLines, pricesIncludeTax } = totals
  return (
    <dl className="num space-y-1.5">
      <Row name={t('toys')} amount={money(merchandise)} />
      <Row name={t('delivery')} amount={money(shipping)} />
      {taxLines.length > 0 ? (
        taxLines.map(({ jurisdiction, name, rate, amount, reason }) => (
          <Row
            key={`${jurisdiction} ${name} ${rate} ${reason}`}
            name={`${taxName(t, name)}${rate > 0 ? `, ${percent(rate / MILLION)}` : ''}${reasonWords(t, reason)}`}
            amount={money(amount)}
          />
        ))
      ) : (
        <Row name={t('tax')} amount={money(tax)} />
      )}
      <div className="flex items-baseline justify-between border-ink border-t-2 pt-2">
        <dt className="font-semibold text-lg">
          {t('total')} <span className="font-normal text-ink-2 text-sm">{pricesIncludeTax ? t('included') : ''}</span>
        </dt>
        <dd className="font-bold font-display text-2xl">{money(total)}</dd>
      </div>
    </dl>
  )
}

/** Rates come in millionths. */
const MILLION = 1_000_000

function Row({ name, amount }: { name: string; amount: string }) {
  return (
    <div className="leader">
      <dt>{name}</dt>
      <dd>{amount}</dd>
    </div>
  )
}

/** The tax by its name in the reader's language: `VAT (Azores)`, `Oregon sales tax`; a name that we do not know stays. */
function taxName(t: Words<'totals'>, name: string): string {
  const [, known = name, place = ''] = /^(\S+)( \(.+\))?$/.exec(name) ?? []
  if (t.has(`name.${known}`)) return t(`name.${known}` as 'name.VAT') + place
  const state = /^(.+) sales tax$/.exec(name)?.[1]
  if (state) return t('salesOf', { state })
  return name === 'Sales tax' ? t('name.sales') : name
}

function reasonWords(t: Words<'totals'>, reason: Totals['taxLines'][number]['reason']): string {
  return reason === 'standard' || reason === 'reduced' ? '' : ` (${t(`reason.${reason}`)})`
}
