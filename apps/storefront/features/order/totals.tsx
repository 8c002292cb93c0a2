import type { Money, Totals } from '@toyline/contracts'
import { formatMoney } from '@toyline/contracts/format-money'

type Props = { totals: Totals; locale: string }

/** Every number of the invoice. */
export function TotalsList({ totals, locale }: Props) {
  const { merchandise, shipping, tax, total, taxLines, pricesIncludeTax } = totals
  return (
    <dl className="num space-y-1.5">
      <Row name="Toys" amount={merchandise} locale={locale} />
      <Row name="Delivery" amount={shipping} locale={locale} />
      {taxLines.length > 0 ? (
        taxLines.map(({ jurisdiction, name, rate, amount, reason }) => (
          <Row
            key={`${jurisdiction} ${name} ${rate} ${reason}`}
            name={`${name}${rate > 0 ? `, ${percent(rate)}` : ''}${reasonWords(reason)}`}
            amount={amount}
            locale={locale}
          />
        ))
      ) : (
        <Row name="Tax" amount={tax} locale={locale} />
      )}
      <div className="flex items-baseline justify-between border-ink border-t-2 pt-2">
        <dt className="font-semibold text-lg">
          Total <span className="font-normal text-ink-2 text-sm">{pricesIncludeTax ? 'with tax included' : ''}</span>
        </dt>
        <dd className="font-bold font-display text-2xl">{formatMoney(total, locale)}</dd>
      </div>
    </dl>
  )
}

function Row({ name, amount, locale }: { name: string; amount: Money; locale: string }) {
  return (
    <div className="leader">
      <dt>{name}</dt>
      <dd>{formatMoney(amount, locale)}</dd>
    </div>
  )
}

/** Rates come in millionths. */
const percent = (rate: number) => `${(rate / 10_000).toLocaleString('en', { maximumFractionDigits: 4 })}%`

function reasonWords(reason: Totals['taxLines'][number]['reason']): string {
  switch (reason) {
    case 'exempt':
      return ' (exempt)'
    case 'reverse-charge':
      return ' (reverse charge)'
    case 'export':
      return ' (export)'
    case 'zero':
      return ' (zero rate)'
    case 'not-collecting':
      return ' (not collected)'
    default:
      return ''
  }
}
