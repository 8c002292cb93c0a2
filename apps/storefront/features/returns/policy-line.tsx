import { type MarketId, type Product, RETURN_POLICIES } from '@toyline/contracts'
import { inLocale } from '#words/server.ts'
import { Link } from '../ui/link.tsx'

/** Rates come in millionths. */
const MILLION = 1_000_000

/** What may come back, in a line, before anybody buys; of a product whose kind does not, that it does not. */
export async function PolicyLine({ market, of = 'regular' }: { market: MarketId; of?: Product['returnClass'] }) {
  const { t, percent } = await inLocale('returns')
  const { days, fee, excluded } = RETURN_POLICIES[market]
  const kind = of !== 'regular' && excluded.includes(of) ? of : 'usual'
  const policy = (inside: React.ReactNode) => (
    <Link href="/returns" className="link">
      {inside}
    </Link>
  )
  return <p className="num text-ink-2 text-sm">{t.rich(`line.${kind}`, { days, fee: percent(fee / MILLION), policy })}</p>
}
