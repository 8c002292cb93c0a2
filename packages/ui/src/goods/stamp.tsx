import type { ReactNode } from 'react'

type Props = {
  children: ReactNode
  ink?: 'primary' | 'tomato' | 'ok' | 'plain'
  size?: 'small' | 'medium' | 'large'
  /** Comes down on the page as it appears: when a case goes into the order, and nowhere else. */
  fresh?: boolean
  className?: string
}

/** What is pressed onto the page with a rubber stamp. */
export function Stamp({ children, ink = 'primary', size = 'medium', fresh = false, className = '' }: Props) {
  return (
    <span className={`stamp ${className}`} data-ink={ink} data-size={size} data-fresh={fresh ? '' : undefined}>
      {children}
    </span>
  )
}
