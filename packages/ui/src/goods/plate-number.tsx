import type { ReactNode } from 'react'

type Props = {
  /** The number or SKU under which the toy is ordered. */
  children: ReactNode
  /** How the sign is read out, such as "No." */
  sign: string
  className?: string
}

/** `№ 0412`. The sign is set by hand, because the shop's typefaces do not have it. */
export function PlateNumber({ children, sign, className = '' }: Props) {
  return (
    <span className={`plate-no num ${className}`}>
      <span className="sr-only">{sign} </span>
      <span aria-hidden="true" className="numero">
        N<sup>o</sup>
      </span>
      {children}
    </span>
  )
}
