import type { Metadata } from 'next'
import { AuthPage } from '#features/sign-in/auth-page.tsx'
import { ResetPasswordForm } from '#features/sign-in/reset-password-form.tsx'

// The token in the address is a key: it must not travel to other sites.
export const metadata: Metadata = { title: 'Choose a new password', robots: { index: false, follow: false }, referrer: 'no-referrer' }

export default async function Page({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams
  return (
    <AuthPage title="Choose a new password" intro="It replaces the old one on every device.">
      <ResetPasswordForm token={typeof token === 'string' ? token : ''} />
    </AuthPage>
  )
}
