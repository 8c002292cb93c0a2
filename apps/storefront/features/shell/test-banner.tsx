import type { ReactNode } from 'react'

/** Said on every page while payments are not real. */
export function TestBanner({ children }: { children: ReactNode }) {
  return <p className="bg-ink px-4 py-1.5 text-center text-paper text-sm">{children}</p>
}
