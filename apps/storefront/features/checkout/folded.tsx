'use client'
import { Button } from '@toyline/ui/controls/button'
import type { ReactNode } from 'react'

type Props = {
  /** What is chosen. */
  children: ReactNode
  change: ReactNode
  disabled: boolean
  onChange: () => void
}

/** A choice that was made before, with a way to make another; so that a returning buyer has nothing to fill in. */
export function Folded({ children, change, disabled, onChange }: Props) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 rounded-sm border border-line-strong bg-card px-4 py-3">
      <div className="min-w-0 [overflow-wrap:anywhere]">{children}</div>
      <Button size="small" disabled={disabled} onClick={onChange}>
        {change}
      </Button>
    </div>
  )
}
