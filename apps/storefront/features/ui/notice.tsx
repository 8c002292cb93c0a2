import type { ReactNode } from 'react'
import { AlertIcon } from '../shell/icons.tsx'

const LOOKS = {
  problem: 'border-tomato text-tomato',
  warning: 'border-warn text-warn',
  good: 'border-ok text-ok',
  note: 'border-info text-info',
}

type Props = { kind: keyof typeof LOOKS; children: ReactNode; live?: boolean; className?: string }

/** Something that a visitor should know before going on. */
export function Notice({ kind, children, live = false, className = '' }: Props) {
  return (
    <div
      role={live ? (kind === 'problem' ? 'alert' : 'status') : undefined}
      className={`flex gap-3 border-l-4 bg-card px-4 py-3 ${LOOKS[kind]} ${className}`}
    >
      {kind === 'problem' || kind === 'warning' ? <AlertIcon /> : null}
      <div className="min-w-0 text-ink">{children}</div>
    </div>
  )
}
