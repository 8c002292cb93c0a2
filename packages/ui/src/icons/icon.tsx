import type { ReactNode } from 'react'

export type IconProps = {
  /** Pixels; the drawings are made for 20 and 24. */
  size?: number
  className?: string
}

/** The frame of every icon: a 24 px grid, one pen. It says nothing to a screen reader; words beside it do. */
export function Icon({ size = 20, className = '', children }: IconProps & { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      className={`shrink-0 ${className}`}
    >
      {children}
    </svg>
  )
}
