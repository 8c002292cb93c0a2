import type { Metadata } from 'next'
import { AuthPage } from '#features/sign-in/auth-page.tsx'
import { VerifyEmail } from '#features/sign-in/verify-email.tsx'

// The token in the address is a key: it must not travel to other sites.
export const metadata: Metadata = { title: 'Confirm your address', robots: { index: false, follow: false }, referrer: 'no-referrer' }

export default async function Page({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams
  return (
    <AuthPage title="Confirm your address" intro="One click, and the account is yours.">
      <VerifyEmail token={typeof token === 'string' ? token : ''} />
    </AuthPage>
  )
}
