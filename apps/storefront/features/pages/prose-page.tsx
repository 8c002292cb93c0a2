import type { ReactNode } from 'react'

export function ProsePage({ title, intro, children }: { title: string; intro: string; children: ReactNode }) {
  return (
    <div className="page pt-10">
      <article className="prose mx-auto max-w-3xl [overflow-wrap:anywhere]">
        <h1 className="text-3xl sm:text-4xl">{title}</h1>
        <p className="text-ink-2 text-lg">{intro}</p>
        {children}
      </article>
    </div>
  )
}

/** For messages with `<mail>…</mail>`. */
export const mailTo = (address: string) => (inside: ReactNode) => <a href={`mailto:${address}`}>{inside}</a>
