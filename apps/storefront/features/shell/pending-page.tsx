'use client'
import { splitPath } from '@toyline/contracts/locales'
import { usePathname, useSearchParams } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { PageSkeleton } from './skeletons.tsx'

/** Waits shorter than this show nothing at all. */
const PATIENCE_MS = 200
/** A navigation that has not ended by then was cancelled. */
const GIVE_UP_MS = 20_000
const INPUTS = ['pointerdown', 'keydown', 'wheel'] as const

/**
 * Shows the outline of the page that was asked for while it is on its way. Pages themselves are never streamed behind a
 * placeholder: a first visit gets finished HTML, the true status code, and needs no script to be read.
 */
export function PendingPage({ children }: { children: ReactNode }) {
  const here = usePathname()
  const search = useSearchParams().toString()
  const [target, setTarget] = useState<string | null>(null)

  const soon = useRef<ReturnType<typeof setTimeout>>(undefined)
  const late = useRef<ReturnType<typeof setTimeout>>(undefined)

  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving is what ends the wait
  useEffect(() => {
    clearTimeout(soon.current)
    clearTimeout(late.current)
    setTarget(null)
  }, [here, search])

  // Nobody waits for a movement to end: whatever they do next ends it.
  useEffect(() => {
    const skip = () => document.activeViewTransition?.skipTransition()
    for (const input of INPUTS) document.addEventListener(input, skip, { capture: true, passive: true })
    return () => {
      for (const input of INPUTS) document.removeEventListener(input, skip, { capture: true })
    }
  }, [])

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element).closest?.('a[href]')
      if (!(link instanceof HTMLAnchorElement) || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
        return
      if (link.origin !== location.origin || link.target || link.pathname === location.pathname) return
      clearTimeout(soon.current)
      clearTimeout(late.current)
      soon.current = setTimeout(() => setTarget(link.pathname), PATIENCE_MS)
      late.current = setTimeout(() => setTarget(null), GIVE_UP_MS)
    }
    document.addEventListener('click', onClick)
    return () => {
      document.removeEventListener('click', onClick)
      clearTimeout(soon.current)
      clearTimeout(late.current)
    }
  }, [])

  const waiting = target !== null && target !== here
  return (
    <>
      {waiting ? <PageSkeleton path={splitPath(target).path} /> : null}
      <div className={waiting ? 'hidden' : undefined}>{children}</div>
    </>
  )
}
