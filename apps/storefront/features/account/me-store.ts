'use client'
import { useEffect } from 'react'
import { callApi, identity } from '#data/browser.ts'
import { sharedValue } from '../ui/shared-value.ts'

const name = sharedValue<string>()

/** Tells the header what the signed-in person is called now. */
export const announceName = name.set

/** The name of who is signed in here; null while it is not known, or nobody is. */
export function useMyName(): string | null {
  useEffect(() => {
    if (identity() === 'person')
      callApi('getMe', {}).then(
        (me) => name.set(me.name),
        () => {},
      )
  }, [])
  return name.use()
}
