import type { Metadata } from 'next'
import { AuthPage } from '#features/sign-in/auth-page.tsx'
import { ResetPasswordForm } from '#features/sign-in/reset-password-form.tsx'
import { inLocale } from '#words/server.ts'

// The token in the address is a key: it must not travel to other sites.
export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('sign-in')
  return { title: t('reset.title'), robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

export default async function Page({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams
  const { t } = await inLocale('sign-in')
  return (
    <AuthPage title={t('reset.title')} intro={t('reset.intro')}>
      <ResetPasswordForm token={typeof token === 'string' ? token : ''} />
    </AuthPage>
  )
}
