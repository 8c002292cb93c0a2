import type { Metadata } from 'next'
import { requireMe } from '#data/require-me.ts'
import { readSessions } from '#data/visitor.ts'
import { SessionList } from '#features/account/session-list.tsx'
import { Link } from '#features/ui/link.tsx'

export const metadata: Metadata = { title: 'Security' }

export default async function SecurityPage() {
  await requireMe('/account/security')
  const sessions = await readSessions()
  return (
    <>
      <h1 className="text-3xl">Security</h1>
      <section aria-labelledby="password" className="mt-6">
        <h2 id="password" className="text-xl">
          Password
        </h2>
        <p className="mt-1 text-ink-2">To change it, we send you a link by mail. Every device is signed out then.</p>
        <Link href="/forgot-password" className="button mt-3">
          Change the password
        </Link>
      </section>
      <section aria-labelledby="devices" className="mt-10">
        <h2 id="devices" className="text-xl">
          Where you are signed in
        </h2>
        <SessionList sessions={sessions} />
      </section>
    </>
  )
}
