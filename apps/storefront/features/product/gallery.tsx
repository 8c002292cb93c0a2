'use client'
import type { Picture as PictureData, Spin as SpinData } from '@toyline/contracts'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '#words/client.tsx'
import { ArrivingPicture } from '../catalogue/moving-picture.tsx'
import { NoPicture } from '../catalogue/no-picture.tsx'
import { Picture } from '../catalogue/picture.tsx'
import { ZoomIcon } from '../shell/icons.tsx'
import { hidden } from '../ui/hidden.tsx'
import { Spin } from './spin.tsx'
import { ZoomDialog } from './zoom-dialog.tsx'

const BOX = '(min-width: 90rem) 47rem, (min-width: 64rem) 52vw, 100vw'

const THUMB = 'plate h-16 w-16 border-2 border-transparent aria-[current]:border-ink sm:h-20 sm:w-20'

type Props = {
  title: string
  pictures: PictureData[]
  spin: SpinData | null
  firstId: string | null
  ground: string
  plate: string | null
  /** What is true of all pictures, below them. */
  note: string | null
}

/**
 * All pictures lie side by side in one strip that snaps; thumbnails are links to them, so that it works without a script. The last
 * thumbnail, where the toy can be turned around, lays that over the strip.
 */
export function Gallery({ title, pictures, spin, firstId, ground, plate, note }: Props) {
  const t = useWords('product-live')
  const strip = useRef<HTMLUListElement>(null)
  const thumbs = useRef<HTMLUListElement>(null)
  const ordered = [...pictures].sort((a, b) => Number(b.id === firstId) - Number(a.id === firstId))
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState<'zoom' | 'spin' | null>(null)
  const returnTo = useRef<number | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another version begins with its own picture
  useEffect(() => {
    strip.current?.scrollTo({ left: 0, behavior: 'instant' })
    setAt(0)
    setOpen(null)
  }, [firstId])

  // Once it is gone: whatever closes gives the focus back to its opener first.
  useEffect(() => {
    if (open !== null || returnTo.current === null) return
    thumbs.current?.children[returnTo.current]?.querySelector<HTMLElement>('a, button')?.focus()
    returnTo.current = null
  }, [open])

  if (ordered.length === 0)
    return (
      <div className={`plate aspect-square ${ground}`}>
        <NoPicture />
      </div>
    )
  const show = (index: number) => {
    const { current } = strip
    current?.scrollTo({ left: index * current.clientWidth, behavior: 'smooth' })
    setAt(index)
  }
  const close = (thumb: number) => {
    returnTo.current = thumb
    setOpen(null)
  }
  return (
    <section aria-label={t('pictures')} className="min-w-0">
      <div className="relative">
        {plate ? <span className={`ground plate-number num z-10 ${ground}`}>{plate}</span> : null}
        <ul
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable with the keyboard
          tabIndex={0}
          aria-label={t('picturesOf', { title })}
          ref={strip}
          inert={open === 'spin'}
          className="flex snap-x snap-mandatory overflow-x-auto [scrollbar-width:none]"
          onScroll={(event) => setAt(Math.round(event.currentTarget.scrollLeft / event.currentTarget.clientWidth))}
        >
          {ordered.map((picture, index) => (
            <li key={picture.id} id={anchorOf(index)} className={`plate aspect-square w-full shrink-0 snap-start ${ground}`}>
              {index === 0 ? (
                <ArrivingPicture>
                  <Picture picture={picture} sizes={BOX} first />
                </ArrivingPicture>
              ) : (
                <Picture picture={picture} sizes={BOX} />
              )}
            </li>
          ))}
        </ul>
        {open === 'spin' && spin ? (
          <Spin title={title} spin={spin} ground={ground} onClose={() => close(ordered.length)} />
        ) : (
          <button
            type="button"
            onClick={() => setOpen('zoom')}
            className="button absolute right-3 bottom-3 h-11 w-11 px-0"
            aria-label={t('zoom', { title })}
          >
            <ZoomIcon />
          </button>
        )}
      </div>
      {ordered.length > 1 || spin ? (
        <ul ref={thumbs} className="mt-3 flex flex-wrap gap-2">
          {ordered.map((picture, index) => (
            <li key={picture.id}>
              <a
                href={`#${anchorOf(index)}`}
                aria-label={t('show', { at: index + 1, count: ordered.length, alt: picture.alt })}
                aria-current={index === at && open !== 'spin' ? 'true' : undefined}
                onClick={(event) => {
                  event.preventDefault()
                  setOpen(null)
                  show(index)
                }}
                className={`${THUMB} block ${ground}`}
              >
                <Picture picture={picture} sizes="5rem" atMost={80} alt="" />
              </a>
            </li>
          ))}
          {spin ? (
            <li className="needs-script">
              <button
                type="button"
                aria-current={open === 'spin' ? 'true' : undefined}
                onClick={() => setOpen('spin')}
                className={`${THUMB} num font-semibold ${ground}`}
              >
                {t.rich('turn', { hidden, title })}
              </button>
            </li>
          ) : null}
        </ul>
      ) : null}
      {note ? <p className="mt-2 text-ink-2 text-sm">{note}</p> : null}
      {open === 'zoom' ? <ZoomDialog pictures={ordered} start={at} ground={ground} onClose={close} onMove={show} /> : null}
    </section>
  )
}

const anchorOf = (index: number) => `picture-${index + 1}`
