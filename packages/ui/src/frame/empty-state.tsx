import type { ReactNode } from 'react'

type Props = {
  drawing?: ReactNode
  title: ReactNode
  headingLevel?: 1 | 2 | 3
  children?: ReactNode
  /** There is always a way on. */
  actions?: ReactNode
  /** A number to quote when asking for help. */
  reference?: ReactNode
  /** Has come instead of what was asked for, and is read out at once. */
  alert?: boolean
}

/** A place with nothing in it, or nothing but trouble: a drawing, what it is, and a way on. */
export function EmptyState({ drawing, title, headingLevel = 2, children, actions, reference, alert = false }: Props) {
  const Heading = `h${headingLevel}` as const
  return (
    <div className="empty-state" role={alert ? 'alert' : undefined}>
      {drawing}
      <Heading>{title}</Heading>
      {children ? <div className="empty-state-words">{children}</div> : null}
      {actions ? <div className="empty-state-actions">{actions}</div> : null}
      {reference ? <p className="empty-state-reference num">{reference}</p> : null}
    </div>
  )
}
