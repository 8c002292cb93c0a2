import type { ReactNode } from 'react'

/** The frame of the pages around signing in. */
export function AuthPage({ title, intro, children }: { title: string; intro?: ReactNode; children: ReactNode }) {
  return (
    <div className="page max-w-lg pt-12">
      <h1 className="text-3xl">{title}</h1>
      {intro ? <p className="mt-2 text-ink-2">{intro}</p> : null}
      <div className="mt-6">{children}</div>
      <noscript>
        <p className="mt-4 text-tomato">Signing in needs JavaScript. Browsing and the cart work without it.</p>
      </noscript>
    </div>
  )
}
