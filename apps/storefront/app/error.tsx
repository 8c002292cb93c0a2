'use client'
import { useEffect, useRef } from 'react'

/** What is left of a page that could not be made. The frame of the shop stays, so that one can go on. */
export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="page max-w-3xl pt-16 text-center" role="alert">
      <h1 ref={heading} tabIndex={-1} className="text-3xl outline-none">
        This page did not load
      </h1>
      <p className="mt-3 text-lg text-ink-2">A part of the shop is not answering. Nothing in your cart is lost.</p>
      <div className="mt-6 flex justify-center gap-3">
        <button type="button" className="button button-primary" onClick={() => retry()}>
          Try again
        </button>
        <a href="/" className="button">
          Go to the start page
        </a>
      </div>
      {error.digest ? <p className="mt-6 text-ink-3 text-sm">Reference {error.digest}</p> : null}
    </div>
  )
}
