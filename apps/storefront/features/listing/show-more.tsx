'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { useWords } from '#words/client.tsx'

type Props = { href: string; label: string; shown: number }

/** A link to the same listing with one page more; afterwards the first new product has the focus. */
export function ShowMore({ href, label, shown }: Props) {
  const t = useWords('live')
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const before = useRef<number | null>(null)

  useEffect(() => {
    if (before.current === null || shown <= before.current) return
    const links = document.querySelectorAll<HTMLAnchorElement>('#results article h2 a')
    links[before.current]?.focus({ preventScroll: true })
    before.current = null
  }, [shown])

  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      aria-busy={isPending}
      className="button"
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        before.current = shown
        startTransition(() => router.push(href, { scroll: false }))
      }}
    >
      {isPending ? t('loading') : label}
    </Link>
  )
}
