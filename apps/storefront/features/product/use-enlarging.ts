'use client'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** What buttons and keys go through; pinching stops anywhere between the first and the last. */
const STEPS = [1, 1.5, 2, 3, 4]
const MOST = Math.max(...STEPS)
type Point = { x: number; y: number }

/**
 * How much a picture is enlarged in a pane that scrolls: step by step, or by pinching. What lies in the middle, or between the
 * fingers, stays where it is. `shown` names the picture; another one begins at its own size.
 */
export function useEnlarging(shown: string) {
  const pane = useRef<HTMLElement>(null)
  const [scale, setScale] = useState(1)
  /** The point of the picture, in parts of it, that is to lie at a point of the pane. */
  const held = useRef<{ part: Point; at: Point } | null>(null)

  const enlargeTo = useCallback((next: number, between?: Point) => {
    const { current } = pane
    if (!current) return
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = current
    const at = between ?? { x: clientWidth / 2, y: clientHeight / 2 }
    held.current = { part: { x: (scrollLeft + at.x) / scrollWidth, y: (scrollTop + at.y) / scrollHeight }, at }
    setScale(Math.min(MOST, Math.max(1, next)))
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the pane is scrolled once the picture has its new size
  useLayoutEffect(() => {
    const { current } = pane
    if (!current || !held.current) return
    const { part, at } = held.current
    current.scrollTo({ left: part.x * current.scrollWidth - at.x, top: part.y * current.scrollHeight - at.y, behavior: 'instant' })
  }, [scale])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture begins again
  useEffect(() => setScale(1), [shown])

  useEffect(() => (pane.current ? onPinch(pane.current, enlargeTo) : undefined), [enlargeTo])

  const larger = STEPS.find((step) => step > scale)
  const smaller = STEPS.findLast((step) => step < scale)
  return {
    pane,
    scale,
    /** Undefined where there is no further step. */
    enlarge: larger === undefined ? undefined : () => enlargeTo(larger),
    reduce: smaller === undefined ? undefined : () => enlargeTo(smaller),
  }
}

/** Calls with the enlargement that two fingers ask for, and the point between them. Returns what ends it. */
function onPinch(pane: HTMLElement, enlargeTo: (scale: number, between: Point) => void): () => void {
  let start: { apart: number; scale: number } | null = null
  const begin = ({ touches }: TouchEvent) => {
    const fingers = twoOf(touches)
    start = fingers && { apart: fingers.apart, scale: pane.scrollWidth / pane.clientWidth }
  }
  const move = (event: TouchEvent) => {
    const fingers = twoOf(event.touches)
    if (!start || !fingers) return
    // Else the browser enlarges the whole page.
    event.preventDefault()
    const { left, top } = pane.getBoundingClientRect()
    enlargeTo((start.scale * fingers.apart) / start.apart, { x: fingers.middle.x - left, y: fingers.middle.y - top })
  }
  const ends = new AbortController()
  for (const type of ['touchstart', 'touchend', 'touchcancel'] as const)
    pane.addEventListener(type, begin, { passive: true, signal: ends.signal })
  pane.addEventListener('touchmove', move, { passive: false, signal: ends.signal })
  return () => ends.abort()
}

function twoOf(touches: TouchList): { apart: number; middle: Point } | null {
  const [one, other] = [...touches]
  if (!one || !other) return null
  const [x, y] = [other.clientX - one.clientX, other.clientY - one.clientY]
  return { apart: Math.hypot(x, y), middle: { x: one.clientX + x / 2, y: one.clientY + y / 2 } }
}
