import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ownPath } from '#data/own-forms.ts'
import { readMe } from '#data/visitor.ts'
import { AuthPage } from '#features/sign-in/auth-page.tsx'
import { SignInForm } from '#features/sign-in/sign-in-form.tsx'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = ownPath((await searchParams).next, '/account')
  if (await readMe()) redirect(next)
  return (
    <AuthPage title="Sign in">
      <SignInForm next={next} />
    </AuthPage>
  )
}
