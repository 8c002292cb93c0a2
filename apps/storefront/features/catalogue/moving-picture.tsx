'use client'
import { type ReactNode, useRef, ViewTransition } from 'react'
import { sharedValue } from '../ui/shared-value.ts'

/** Under this name the picture of a card becomes the first of the product's own page. No two may have it at once. */
const TOY = 'toy'

const opened = sharedValue<Element>()

/** Says which card is being opened. */
export function openCard(link: Element): void {
  const card = link.closest('article')
  if (card) opened.set(card)
}

/** The picture of a card, which moves to the page that the card opens. */
export function CardPicture({ children }: { children: ReactNode }) {
  const box = useRef<HTMLSpanElement>(null)
  const isOpened = opened.use()?.contains(box.current)
  return (
    <ViewTransition {...(isOpened ? { name: TOY } : {})} share={TOY} default="none">
      <span ref={box} className={BOX}>
        {children}
      </span>
    </ViewTransition>
  )
}

/** Where it arrives. */
export function ArrivingPicture({ children }: { children: ReactNode }) {
  return (
    <ViewTransition name={TOY} share={TOY} default="none">
      <span className={BOX}>{children}</span>
    </ViewTransition>
  )
}

const BOX = 'relative block size-full'
