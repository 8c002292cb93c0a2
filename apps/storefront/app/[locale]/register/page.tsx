import type { Metadata } from 'next'
import { AuthPage } from '#features/sign-in/auth-page.tsx'
import { RegisterForm } from '#features/sign-in/register-form.tsx'
import { inLocale } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('sign-in')
  return { title: t('createAccount'), robots: { index: false } }
}

export default async function RegisterPage({ searchParams }: { searchParams: Promise<{ email?: string | string[] }> }) {
  const { email } = await searchParams
  const { t } = await inLocale('sign-in')
  return (
    <AuthPage title={t('createAccount')} intro={t('register.intro')}>
      <RegisterForm email={typeof email === 'string' ? email.slice(0, 254) : ''} />
    </AuthPage>
  )
}
