import type { Metadata } from 'next'
import { AuthPage } from '#features/sign-in/auth-page.tsx'
import { ForgotPasswordForm } from '#features/sign-in/forgot-password-form.tsx'
import { inLocale } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('sign-in')
  return { title: t('forgotten.meta'), robots: { index: false } }
}

export default async function ForgotPasswordPage() {
  const { t } = await inLocale('sign-in')
  return (
    <AuthPage title={t('forgot')} intro={t('forgotten.intro')}>
      <ForgotPasswordForm />
    </AuthPage>
  )
}
