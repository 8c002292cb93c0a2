'use client'
import { type ReactNode, useRef, useState } from 'react'
import { Link } from '../ui/link.tsx'
import { openCard } from './moving-picture.tsx'

const INTENT_MS = 80

/** A link that fetches its page once a pointer or the keyboard rests on it, so that the click shows it at once. */
export function IntentLink({ href, className, children }: { href: string; className?: string | undefined; children?: ReactNode }) {
  const [meant, setMeant] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const wait = () => {
    timer.current = setTimeout(() => setMeant(true), INTENT_MS)
  }
  const forget = () => clearTimeout(timer.current)
  return (
    <Link
      href={href}
      prefetch={meant}
      className={className}
      onMouseEnter={wait}
      onMouseLeave={forget}
      onFocus={wait}
      onBlur={forget}
      onTouchStart={() => setMeant(true)}
      onClick={(event) => openCard(event.currentTarget)}
    >
      {children}
    </Link>
  )
}
