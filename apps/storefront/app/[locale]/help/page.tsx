import type { Metadata } from 'next'
import { mailTo, ProsePage } from '#features/pages/prose-page.tsx'
import { alternates } from '#features/shell/alternates.ts'
import { Link } from '#features/ui/link.tsx'
import { inLocale } from '#words/server.ts'

const ADDRESS = 'help@toyline.example'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('help')
  return { title: t('meta'), description: t('description'), alternates: await alternates('/help') }
}

export default async function HelpPage() {
  const { t } = await inLocale('help')
  return (
    <ProsePage title={t('title')} intro={t('intro')}>
      <h2 id="case-packs">{t('casePacks.title')}</h2>
      <p>{t('casePacks.text')}</p>
      <h2 id="stock">{t('stock.title')}</h2>
      <p>{t('stock.text')}</p>
      <h2 id="delivery">{t('delivery.title')}</h2>
      <p>{t('delivery.text')}</p>
      <h2 id="paying">{t('paying.title')}</h2>
      <p>{t('paying.text')}</p>
      <h2 id="tax">{t('tax.title')}</h2>
      <p>{t('tax.text')}</p>
      <h2 id="account">{t('account.title')}</h2>
      <p>{t.rich('account.text', { register: (inside) => <Link href="/register">{inside}</Link> })}</p>
      <h2 id="returns">{t('returns.title')}</h2>
      <p>{t('returns.text')}</p>
      <h2 id="contact">{t('contact.title')}</h2>
      <p>{t.rich('contact.text', { address: ADDRESS, mail: mailTo(ADDRESS) })}</p>
    </ProsePage>
  )
}
