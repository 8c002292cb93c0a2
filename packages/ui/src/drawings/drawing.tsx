import type { ReactNode } from 'react'

type Props = {
  /** The flat colours, printed first. */
  colours: ReactNode
  /** The lines, printed over them. */
  lines: ReactNode
  className?: string
}

/**
 * The sheet of every drawing: two passes through the press, flat colour and then ink, and the second never sits quite on the
 * first. Everything stands on the floor at 88 %, as the toys do.
 */
export function Drawing({ colours, lines, className = '' }: Props) {
  return (
    <svg viewBox="0 0 240 180" width="240" height="180" aria-hidden="true" focusable="false" className={`drawing ${className}`}>
      <g className="drawing-colours" transform="translate(5 3)">
        {colours}
      </g>
      <g className="drawing-lines">
        <path d="M8 158.4h224" className="drawing-floor" />
        {lines}
      </g>
    </svg>
  )
}
