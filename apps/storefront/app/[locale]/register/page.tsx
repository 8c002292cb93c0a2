import type { Metadata } from 'next'
import { AuthPage } from '#features/sign-in/auth-page.tsx'
import { RegisterForm } from '#features/sign-in/register-form.tsx'

export const metadata: Metadata = { title: 'Create an account', robots: { index: false } }

export default async function RegisterPage({ searchParams }: { searchParams: Promise<{ email?: string | string[] }> }) {
  const { email } = await searchParams
  return (
    <AuthPage
      title="Create an account"
      intro="Saved addresses, your orders in one place, and payment by invoice. What is in your cart comes along."
    >
      <RegisterForm email={typeof email === 'string' ? email.slice(0, 254) : ''} />
    </AuthPage>
  )
}
