import type { ReactNode } from 'react'

/** A row of holes: what is below can be torn off. */
export function Perforation({ className = '' }: { className?: string }) {
  return <hr className={`perforated ${className}`} />
}

/** A slip that was torn from the page, with its toothed edge; for what is printed or taken away. */
export function TornSlip({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <div className={`torn ${className}`}>
      <div className="torn-slip">{children}</div>
    </div>
  )
}
