'use client'
import { ShowMore as Foot } from '@toyline/ui/goods/show-more'
import { useRouter } from 'next/navigation'
import { type MouseEvent, useEffect, useRef, useTransition } from 'react'
import { useWords } from '#words/client.tsx'

/** The names of what is listed, as cards or as rows of the line sheet. */
const NAMES = '#results :is(article :is(h2, h3), tbody th) a'

type Props = { href?: string | undefined; label: string; status: string; shown: number; total: number }

/** A link to the same listing with one page more; afterwards the first new product has the focus. */
export function ShowMore({ href, label, status, shown, total }: Props) {
  const t = useWords('live')
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const before = useRef<{ shown: number; names: number } | null>(null)

  useEffect(() => {
    if (before.current === null || shown <= before.current.shown) return
    document.querySelectorAll<HTMLAnchorElement>(NAMES)[before.current.names]?.focus({ preventScroll: true })
    before.current = null
  }, [shown])

  const onClick = (event: MouseEvent) => {
    const isLink = (event.target as Element).closest('a')
    if (!href || !isLink || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    before.current = { shown, names: document.querySelectorAll(NAMES).length }
    // Back leads out of the listing, and not through the pages that were added.
    startTransition(() => router.replace(href, { scroll: false }))
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: only the link inside is pressed, and Enter on a link is a click
    // biome-ignore lint/a11y/noStaticElementInteractions: the same
    <div onClick={onClick} aria-busy={isPending} className="mt-12">
      <Foot href={href} label={isPending ? t('loading') : label} status={status} shown={shown} total={total} />
    </div>
  )
}
