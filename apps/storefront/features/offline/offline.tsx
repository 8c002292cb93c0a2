'use client'
import { Notice } from '@toyline/ui/frame/notice'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import { useOnline } from './use-online.ts'
import { nameVisit } from './visit.ts'

/** Lets visited pages be opened without a line, and says when there is none. */
export function Offline() {
  const t = useWords('live')
  const { to } = useLocale()
  const isOnline = useOnline()
  const here = `${usePathname()}?${useSearchParams()}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that is shown is a visited one
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
    nameVisit()
    const visited = async () => {
      await navigator.serviceWorker.register('/service-worker.js')
      const { active } = await navigator.serviceWorker.ready
      active?.postMessage({ type: 'visited', urls: [location.href.split('#', 1)[0], new URL(to('/offline'), location.origin).href] })
    }
    // Never in the way of what the page itself still fetches.
    const wait = setTimeout(() => visited().catch(() => {}), WAIT_MS)
    return () => clearTimeout(wait)
  }, [here, to])

  return isOnline ? null : (
    <Notice kind="warning" banner live>
      {t('offline')}
    </Notice>
  )
}

const WAIT_MS = 1_500
