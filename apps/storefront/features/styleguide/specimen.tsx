import type { ReactNode } from 'react'

type Props = { number: number; id: string; title: string; children: ReactNode /** What it is for, in one line. */; says: ReactNode }

/** One sheet of the specimen book: its number and title in the margin, the pieces beside it. */
export function Specimen({ number, id, title, says, children }: Props) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      data-specimen={id}
      className="grid gap-x-10 gap-y-6 border-ink border-t py-10 lg:grid-cols-[13rem_minmax(0,1fr)]"
    >
      <header>
        <p aria-hidden="true" className="num font-display font-semibold text-ink-3 text-sm">
          {String(number).padStart(2, '0')}
        </p>
        <h2 id={`${id}-title`} className="text-2xl">
          {title}
        </h2>
        <p className="mt-2 max-w-measure text-ink-2 text-sm">{says}</p>
      </header>
      <div className="grid min-w-0 gap-y-8">{children}</div>
    </section>
  )
}

/** A row of the sheet with its caption below, as under a figure. */
export function Figure({
  caption,
  children,
  className = 'flex flex-wrap items-center gap-4',
}: {
  caption: string
  children: ReactNode
  className?: string
}) {
  return (
    <figure className="min-w-0">
      <div className={className}>{children}</div>
      <figcaption className="mt-3 text-ink-3 text-xs">{caption}</figcaption>
    </figure>
  )
}
