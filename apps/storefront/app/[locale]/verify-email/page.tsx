import type { Metadata } from 'next'
import { AuthPage } from '#features/sign-in/auth-page.tsx'
import { VerifyEmail } from '#features/sign-in/verify-email.tsx'
import { inLocale } from '#words/server.ts'

// The token in the address is a key: it must not travel to other sites.
export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('sign-in')
  return { title: t('verify.title'), robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

export default async function Page({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams
  const { t } = await inLocale('sign-in')
  return (
    <AuthPage title={t('verify.title')} intro={t('verify.intro')}>
      <VerifyEmail token={typeof token === 'string' ? token : ''} />
    </AuthPage>
  )
}
