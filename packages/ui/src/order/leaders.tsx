import type { ReactNode } from 'react'

export type LeaderRow = { label: ReactNode; value: ReactNode /** Set apart as the sum of those above. */; total?: boolean }

/** Labels and values with a row of dots between them, as in a table of contents. */
export function Leaders({ rows, className = '' }: { rows: readonly LeaderRow[]; className?: string }) {
  return (
    <dl className={`leaders num ${className}`}>
      {rows.map(({ label, value, total }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have an order and no names of their own
        <div key={index} className={total ? 'leader leader-total' : 'leader'}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
