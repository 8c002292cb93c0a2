import type { ReactNode } from 'react'

/** Enough, little, on its way with a date, not to be had. */
export type Stock = 'in-stock' | 'low' | 'arriving' | 'unavailable'

type Props = { state: Stock; children: ReactNode; className?: string }

/** The state of the stock in words. The mark before them is a carton: full, nearly empty, on its way, crossed out. */
export function StockState({ state, children, className = '' }: Props) {
  return (
    <span className={`stock num ${className}`} data-stock={state}>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" focusable="false">
        {MARKS[state]}
      </svg>
      {children}
    </span>
  )
}

const MARKS: Record<Stock, ReactNode> = {
  'in-stock': <path className="stock-fill" d="M1.5 1.5h11v11h-11z" />,
  low: (
    <>
      <path d="M1.5 1.5h11v11h-11z" />
      <path className="stock-fill" d="M1.5 9h11v3.5h-11z" />
    </>
  ),
  arriving: (
    <>
      <path d="M1.5 1.5h11v11h-11z" strokeDasharray="2 1.67" />
      <path d="M4 7h6M7.5 4.5 10 7 7.5 9.5" />
    </>
  ),
  unavailable: <path d="M1.5 1.5h11v11h-11zM1.5 1.5l11 11" />,
}
