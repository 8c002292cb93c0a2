import type { Metadata } from 'next'
import { AuthPage } from '#features/sign-in/auth-page.tsx'
import { ForgotPasswordForm } from '#features/sign-in/forgot-password-form.tsx'

export const metadata: Metadata = { title: 'Forgot your password', robots: { index: false } }

export default function ForgotPasswordPage() {
  return (
    <AuthPage title="Forgot your password?" intro="Tell us your e-mail address, and we send you a link to choose a new one.">
      <ForgotPasswordForm />
    </AuthPage>
  )
}
