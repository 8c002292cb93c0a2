import 'server-only'
import type { Profile } from '@toyline/contracts'
import { redirect } from 'next/navigation'
import { inLocale } from '#words/server.ts'
import { readMe } from './visitor.ts'

/** The signed-in person, or the way to the sign-in page and back. Each page asks; the API decides again on every call. */
export async function requireMe(path: string): Promise<Profile> {
  const { to } = await inLocale()
  return (await readMe()) ?? redirect(to(`/sign-in?next=${encodeURIComponent(to(path))}`))
}
