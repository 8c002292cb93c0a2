import 'server-only'
import type { Profile } from '@toyline/contracts'
import { redirect } from 'next/navigation'
import { readMe } from './visitor.ts'

/** The signed-in person, or the way to the sign-in page and back. Each page asks; the API decides again on every call. */
export async function requireMe(path: string): Promise<Profile> {
  return (await readMe()) ?? redirect(`/sign-in?next=${encodeURIComponent(path)}`)
}
