'use client'
import type { ReactNode } from 'react'
import { sharedValue } from '../ui/shared-value.ts'

/** Addresses of listings whose last page was unfolded. Until then a phone shows half of it, see globals.css. */
const unfolded = sharedValue<ReadonlySet<string>>()

export function useUnfolded(address: string): boolean {
  return unfolded.use()?.has(address) ?? false
}

export function unfold(address: string): void {
  unfolded.set(new Set([...(unfolded.get() ?? []), address]))
}

/** The products of a listing; those of class `later` are left out on a phone until the list is unfolded. */
export function HalfList({ address, className, children }: { address: string; className: string; children: ReactNode }) {
  return (
    <ul className={className} data-unfolded={useUnfolded(address)}>
      {children}
    </ul>
  )
}
