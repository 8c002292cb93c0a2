import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ownPath } from '#data/own-forms.ts'
import { readMe } from '#data/visitor.ts'
import { AuthPage } from '#features/sign-in/auth-page.tsx'
import { SignInForm } from '#features/sign-in/sign-in-form.tsx'
import { inLocale } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('sign-in')
  return { title: t('signIn'), robots: { index: false } }
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { t, to } = await inLocale('sign-in')
  const next = ownPath((await searchParams).next, to('/account'))
  if (await readMe()) redirect(next)
  return (
    <AuthPage title={t('signIn')}>
      <SignInForm next={next} />
    </AuthPage>
  )
}
