'use client'
import type { Totals } from '@toyline/contracts'
import { Leaders } from '@toyline/ui/order/leaders'
import { useLocale, useWords } from '#words/client.tsx'
import type { Words } from '#words/words.ts'

/** Every number of the invoice. */
export function TotalsList({ totals }: { totals: Totals }) {
  const { money, percent } = useLocale()
  const t = useWords('totals')
  const { merchandise, shipping, tax, total, taxLines, pricesIncludeTax } = totals
  const taxes = taxLines.map(({ name, rate, amount, reason }) => ({
    label: `${taxName(t, name)}${rate > 0 ? `, ${percent(rate / MILLION)}` : ''}${reasonWords(t, reason)}`,
    value: money(amount),
  }))
  return (
    <Leaders
      rows={[
        { label: t('toys'), value: money(merchandise) },
        { label: t('delivery'), value: money(shipping) },
        ...(taxes.length > 0 ? taxes : [{ label: t('tax'), value: money(tax) }]),
        { label: pricesIncludeTax ? `${t('total')} ${t('included')}` : t('total'), value: money(total), total: true },
      ]}
    />
  )
}

/** Rates come in millionths. */
const MILLION = 1_000_000

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
