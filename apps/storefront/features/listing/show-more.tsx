'use client'
import { ShowMore as Foot } from '@toyline/ui/goods/show-more'
import { useRouter } from 'next/navigation'
import { type MouseEvent, useEffect, useRef, useTransition } from 'react'
import { flushSync } from 'react-dom'
import { useWords } from '#words/client.tsx'
import { unfold, useUnfolded } from './half-list.tsx'

/** The names of what is listed, as cards or as rows of the line sheet. */
const NAMES = '#results :is(article :is(h2, h3), tbody th) a'

type Props = {
  /** Of the listing as it is. */
  address: string
  href?: string | undefined
  label: string
  phoneLabel: string
  status: string
  shown: number
  total: number
  /** What a phone has left out of the last page. */
  later?: { count: number; label: string; status: string } | undefined
}

/**
 * A link to the same listing with one page more; afterwards the first new product has the focus. Before it, on a phone, a button that
 * unfolds the second half of the page that is there already.
 */
export function ShowMore({ address, href, label, phoneLabel, status, shown, total, later }: Props) {
  const t = useWords('live')
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const before = useRef<{ shown: number; names: number } | null>(null)
  const isUnfolded = useUnfolded(address)
  const folded = isUnfolded ? undefined : later

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
  const onUnfold = (count: number) => {
    flushSync(() => unfold(address))
    ;[...document.querySelectorAll<HTMLAnchorElement>(NAMES)].at(-count)?.focus({ preventScroll: true })
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: only the link inside is pressed, and Enter on a link is a click
    // biome-ignore lint/a11y/noStaticElementInteractions: the same
    <div onClick={onClick} aria-busy={isPending} className="mt-12">
      {folded ? (
        <div className="half-foot">
          <Foot
            label={folded.label}
            onMore={() => onUnfold(folded.count)}
            status={folded.status}
            shown={shown - folded.count}
            total={total}
          />
        </div>
      ) : null}
      <div className={folded ? 'whole-foot' : undefined}>
        <Foot
          href={href}
          label={
            isPending ? (
              t('loading')
            ) : (
              <>
                <span className="max-md:hidden">{label}</span>
                <span className="md:hidden">{phoneLabel}</span>
              </>
            )
          }
          status={status}
          shown={shown}
          total={total}
        />
      </div>
    </div>
  )
}
