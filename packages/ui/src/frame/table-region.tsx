import type { ReactNode } from 'react'

/** The only place where a page may scroll sideways: around a wide table, named, and reachable with the keyboard. */
export function TableRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable with the keyboard
    <section aria-label={label} tabIndex={0} className="table-region">
      {children}
    </section>
  )
}
