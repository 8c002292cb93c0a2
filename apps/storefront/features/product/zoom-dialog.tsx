'use client'
import type { Picture as PictureData } from '@toyline/contracts'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import { mediaUrl } from '../catalogue/media-url.ts'
import { CloseIcon } from '../shell/icons.tsx'
import { hidden } from '../ui/hidden.tsx'
import { useEnlarging } from './use-enlarging.ts'

type Props = { pictures: PictureData[]; start: number; ground: string; onClose: (index: number) => void; onMove: (index: number) => void }

/** The largest picture in a native dialog: enlarge with buttons, + and −, or pinch; move by scrolling; Escape closes. */
export function ZoomDialog({ pictures, start, ground, onClose, onMove }: Props) {
  const { percent } = useLocale()
  const t = useWords('product-live')
  const dialog = useRef<HTMLDialogElement>(null)
  const [at, setAt] = useState(start)
  const picture = pictures[at]
  const { pane, scale, enlarge, reduce } = useEnlarging(picture?.id ?? '')

  useEffect(() => dialog.current?.showModal(), [])

  const move = (by: number) => {
    const next = (at + by + pictures.length) % pictures.length
    setAt(next)
    onMove(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === '+' || event.key === '=') enlarge?.()
    if (event.key === '-') reduce?.()
    if (scale === 1 && event.key === 'ArrowRight') move(1)
    if (scale === 1 && event.key === 'ArrowLeft') move(-1)
  }
  if (!picture) return null
  const { key, widths, alt } = picture
  const widest = widths.at(-1) ?? picture.width
  return (
    <dialog
      ref={dialog}
      onClose={() => onClose(at)}
      onKeyDown={onKeyDown}
      aria-label={alt || t('picture')}
      className="m-0 h-dvh max-h-none w-screen max-w-none bg-paper p-0 backdrop:bg-ink/60"
    >
      <div className="flex h-full flex-col">
        <div className="flex items-center justify-between gap-2 p-2">
          <p className="num px-2 text-sm" role="status">
            {t('at', { at: at + 1, count: pictures.length, scale: percent(scale) })}
          </p>
          <div className="flex gap-2">
            <button type="button" className="button h-11 w-11 px-0 text-xl" aria-label={t('smaller')} disabled={!reduce} onClick={reduce}>
              −
            </button>
            <button type="button" className="button h-11 w-11 px-0 text-xl" aria-label={t('larger')} disabled={!enlarge} onClick={enlarge}>
              +
            </button>
            <button type="button" className="button h-11 w-11 px-0" aria-label={t('close')} onClick={() => dialog.current?.close()}>
              <CloseIcon />
            </button>
          </div>
        </div>
        <section
          ref={pane}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable with the keyboard
          tabIndex={0}
          aria-label={t('enlarged')}
          className={`ground flex-1 touch-pan-x touch-pan-y overflow-auto ${ground}`}
        >
          <div className="flex min-h-full min-w-full" style={{ width: `${scale * 100}%`, height: `${scale * 100}%` }}>
            <picture className="contents">
              <source type="image/avif" srcSet={mediaUrl(key, widest, 'avif')} />
              <img src={mediaUrl(key, widest, 'webp')} alt={alt} className="m-auto h-full w-full object-contain" />
            </picture>
          </div>
        </section>
        {pictures.length > 1 ? (
          <div className="flex justify-center gap-3 p-2">
            <button type="button" className="button" onClick={() => move(-1)}>
              {t.rich('previous', { hidden })}
            </button>
            <button type="button" className="button" onClick={() => move(1)}>
              {t.rich('next', { hidden })}
            </button>
          </div>
        ) : null}
      </div>
    </dialog>
  )
}
