import type { ReactNode } from 'react'
import { AlertIcon, CheckIcon, InfoIcon } from '../icons/signs.tsx'

export type NoticeKind = 'note' | 'good' | 'warning' | 'problem'
const SIGNS: Record<NoticeKind, ReactNode> = {
  note: <InfoIcon />,
  good: <CheckIcon />,
  warning: <AlertIcon />,
  problem: <AlertIcon />,
}

type Props = {
  kind: NoticeKind
  title?: ReactNode
  children?: ReactNode
  /** What can be done about it. */
  action?: ReactNode
  /** Appears after the page did, and is read out then. */
  live?: boolean
  /** Across the whole page, above everything. */
  banner?: boolean
  className?: string
}

/** Something that a visitor should know before going on. */
export function Notice({ kind, title, children, action, live = false, banner = false, className = '' }: Props) {
  return (
    <div
      role={live ? (kind === 'problem' ? 'alert' : 'status') : undefined}
      className={`notice ${banner ? 'notice-banner' : ''} ${className}`}
      data-kind={kind}
    >
      {SIGNS[kind]}
      <div className="notice-words">
        {title ? <p className="notice-title">{title}</p> : null}
        {children}
      </div>
      {action ? <div className="notice-action">{action}</div> : null}
    </div>
  )
}
