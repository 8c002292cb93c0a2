import type { ReactNode } from 'react'

/** The type area: at most 1440 px wide, with the gutters of a phone, a tablet and a desk. */
export function Page({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <div className={`page ${className}`}>{children}</div>
}
