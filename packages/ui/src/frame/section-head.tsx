import type { ReactNode } from 'react'

type Props = {
  children: ReactNode
  id?: string
  level?: 1 | 2 | 3
  /** Above the title, in small letters. */
  eyebrow?: ReactNode
  /** At the far end of the line, such as a link to all of it. */
  aside?: ReactNode
}

/** A heading under a thick and a thin rule, as chapters begin in the catalogue. */
export function SectionHead({ children, id, level = 2, eyebrow, aside }: Props) {
  const Heading = `h${level}` as const
  return (
    <header className="section-head" data-level={level}>
      <div>
        {eyebrow ? <p className="eyebrow">{eyebrow}</p> : null}
        <Heading id={id}>{children}</Heading>
      </div>
      {aside ? <div className="section-head-aside">{aside}</div> : null}
    </header>
  )
}
