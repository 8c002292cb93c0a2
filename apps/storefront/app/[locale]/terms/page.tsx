import type { Metadata } from 'next'
import { ProsePage } from '#features/pages/prose-page.tsx'
import { alternates } from '#features/shell/alternates.ts'
import { Link } from '#features/ui/link.tsx'
import { inLocale } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('terms')
  return { title: t('title'), description: t('description'), alternates: await alternates('/terms') }
}

export default async function TermsPage() {
  const { t } = await inLocale('terms')
  return (
    <ProsePage title={t('title')} intro={t('intro')}>
      <h2>{t('who.title')}</h2>
      <p>{t('who.text')}</p>
      <h2>{t('prices.title')}</h2>
      <p>{t('prices.text')}</p>
      <h2>{t('order.title')}</h2>
      <p>{t('order.text')}</p>
      <h2>{t('payment.title')}</h2>
      <p>{t('payment.text')}</p>
      <h2>{t('delivery.title')}</h2>
      <p>{t('delivery.text')}</p>
      <h2>{t('faults.title')}</h2>
      <p>{t.rich('faults.text', { help: (inside) => <Link href="/help#returns">{inside}</Link> })}</p>
      <h2>{t('safety.title')}</h2>
      <p>{t('safety.text')}</p>
    </ProsePage>
  )
}
