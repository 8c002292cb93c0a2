'use client'
import type { Spin as SpinData } from '@toyline/contracts'
import { IconButton } from '@toyline/ui/controls/icon-button'
import { ChevronLeftIcon, ChevronRightIcon } from '@toyline/ui/icons/signs'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { useWords } from '#words/client.tsx'
import { mediaUrl } from '../catalogue/media-url.ts'

/** Milliseconds from frame to frame of the turn that a toy makes by itself. */
const STEP_MS = 90

type Props = { title: string; spin: SpinData; ground: string; onClose: () => void }

/**
 * A toy to turn around: by dragging, with Left and Right, or with two buttons. Its sheet is asked for only now; when it is there the
 * toy turns once by itself, unless less motion is wished for or somebody turns it first.
 */
export function Spin({ title, spin, ground, onClose }: Props) {
  const t = useWords('product-live')
  const stage = useRef<HTMLDivElement>(null)
  const [frame, setFrame] = useState(0)
  const [isReady, setReady] = useState(false)
  const timer = useRef<ReturnType<typeof setInterval>>(undefined)
  const drag = useRef<{ x: number; frame: number } | null>(null)
  const { picture, frames, columns, rows } = spin

  useEffect(() => {
    stage.current?.focus()
    return () => clearInterval(timer.current)
  }, [])

  const turnTo = (next: number) => setFrame(((Math.round(next) % frames) + frames) % frames)
  const turn = (by: number) => {
    clearInterval(timer.current)
    turnTo(frame + by)
  }
  const onLoad = () => {
    setReady(true)
    if (frame !== 0 || drag.current || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    let left = frames
    timer.current = setInterval(() => {
      left -= 1
      setFrame(left % frames)
      if (left === 0) clearInterval(timer.current)
    }, STEP_MS)
  }
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') turn(1)
    if (key === 'ArrowRight') turn(-1)
    if (key === 'Escape') onClose()
  }
  const onPointerDown = ({ currentTarget, pointerId, clientX }: PointerEvent) => {
    clearInterval(timer.current)
    currentTarget.setPointerCapture(pointerId)
    drag.current = { x: clientX, frame }
  }
  const onPointerMove = ({ currentTarget, clientX }: PointerEvent) => {
    // Across the whole picture is one turn.
    if (drag.current) turnTo(drag.current.frame - ((clientX - drag.current.x) / currentTarget.clientWidth) * frames)
  }
  const onPointerEnd = () => {
    drag.current = null
  }
  const source = (width: number, format: 'avif' | 'webp') => mediaUrl(picture.key, width, format)
  const sources = (format: 'avif' | 'webp') => picture.widths.map((width) => `${source(width, format)} ${width}w`).join(', ')
  const sizes = `(min-width: 64rem) ${columns * 47}rem, ${columns * 100}vw`
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys work wherever in it the focus is
    <div className="absolute inset-0" onKeyDown={onKeyDown}>
      <div
        ref={stage}
        role="slider"
        tabIndex={0}
        aria-label={t('turned', { title })}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={360}
        aria-valuenow={(360 / frames) * frame}
        aria-valuetext={t('degrees', { degrees: (360 / frames) * frame })}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
        className={`plate h-full cursor-grab touch-pan-y select-none active:cursor-grabbing ${ground} ${isReady ? '' : 'opacity-0'}`}
      >
        <picture>
          <source type="image/avif" srcSet={sources('avif')} sizes={sizes} />
          <source type="image/webp" srcSet={sources('webp')} sizes={sizes} />
          <img
            src={source(picture.widths.at(-1) ?? picture.width, 'webp')}
            alt=""
            draggable={false}
            onLoad={onLoad}
            className="max-w-none"
            style={{
              width: `${columns * 100}%`,
              height: `${rows * 100}%`,
              translate: `${(frame % columns) * (-100 / columns)}% ${Math.floor(frame / columns) * (-100 / rows)}%`,
            }}
          />
        </picture>
      </div>
      <div className="absolute inset-x-0 bottom-3 flex justify-center gap-3">
        <IconButton label={t('turnLeft')} onClick={() => turn(1)}>
          <ChevronLeftIcon />
        </IconButton>
        <IconButton label={t('turnRight')} onClick={() => turn(-1)}>
          <ChevronRightIcon />
        </IconButton>
      </div>
    </div>
  )
}
