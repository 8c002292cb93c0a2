import type { Metadata } from 'next'
import { mailTo, ProsePage } from '#features/pages/prose-page.tsx'
import { alternates } from '#features/shell/alternates.ts'
import { inLocale } from '#words/server.ts'

const ADDRESS = 'privacy@toyline.example'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('privacy')
  return { title: t('title'), description: t('description'), alternates: await alternates('/privacy') }
}

export default async function PrivacyPage() {
  const { t } = await inLocale('privacy')
  return (
    <ProsePage title={t('title')} intro={t('intro')}>
      <h2>{t('kept.title')}</h2>
      <ul>
        <li>{t('kept.order')}</li>
        <li>{t('kept.account')}</li>
        <li>{t('kept.payment')}</li>
        <li>{t('kept.safety')}</li>
        <li>{t('kept.page')}</li>
      </ul>
      <h2>{t('cookies.title')}</h2>
      <ul>
        <li>{t('cookies.cart')}</li>
        <li>{t('cookies.session')}</li>
        <li>{t('cookies.theme')}</li>
        <li>{t('cookies.visit')}</li>
      </ul>
      <p>{t('cookies.all')}</p>
      <h2>{t('others.title')}</h2>
      <p>{t('others.text')}</p>
      <h2>{t('rights.title')}</h2>
      <p>{t.rich('rights.text', { address: ADDRESS, mail: mailTo(ADDRESS) })}</p>
    </ProsePage>
  )
}
