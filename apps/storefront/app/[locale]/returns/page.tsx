import { formatAddress } from '@toyline/addresses'
import { money as moneyOf, RETURN_POLICIES } from '@toyline/contracts'
import type { Metadata } from 'next'
import { ProsePage } from '#features/pages/prose-page.tsx'
import { alternates } from '#features/shell/alternates.ts'
import { inLocale } from '#words/server.ts'

/** Rates come in millionths. */
const MILLION = 1_000_000

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('returns')
  return { title: t('page.meta'), description: t('page.description'), alternates: await alternates('/returns') }
}

/** The policy of the market that is looked at, from the same data that decides. */
export default async function ReturnsPage() {
  const { t, market, money, percent, region } = await inLocale('returns')
  const { days, firstOrderDays, fee, claimDays, instantUpTo, address } = RETURN_POLICIES[market.id]
  const amount = money(moneyOf(instantUpTo, market.currency))
  return (
    <ProsePage title={t('page.meta')} intro={t('page.intro', { market: region(market.id.toUpperCase()) })}>
      <h2>{t('page.window')}</h2>
      <p>{t('page.windowText', { days, first: firstOrderDays })}</p>
      <h2>{t('page.cost')}</h2>
      <p>{t('page.costText', { fee: percent(fee / MILLION) })}</p>
      <h2>{t('page.not')}</h2>
      <p>{t('page.notText')}</p>
      <h2 id="faults">{t('page.faults')}</h2>
      <p>{t('page.faultsText', { days: claimDays })}</p>
      <h2>{t('page.how')}</h2>
      <p>{t('page.howText')}</p>
      <address className="not-italic">
        {formatAddress(address).map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </address>
      <h2>{t('page.money')}</h2>
      <p>{instantUpTo > 0 ? t('page.moneyText', { amount }) : t('page.moneyTextLater')}</p>
    </ProsePage>
  )
}
