import type { ReactNode } from 'react'
import { type Ground, groundClass } from './ground.ts'

type Props = {
  ground: Ground
  /** The picture: cut out, standing on the floor at 88 % of its height. */
  children: ReactNode
  /** A PlateNumber and what else is said in the head of the plate. */
  head?: ReactNode
  /** A ruler, a stamp: what lies on the plate beside the toy. */
  overlay?: ReactNode
  className?: string
}

/** The sheet on which a toy is printed. Every toy stands on the same floor. */
export function Plate({ ground, children, head, overlay, className = '' }: Props) {
  return (
    <div className={`plate-frame ${groundClass(ground)} ${className}`}>
      {head ? <div className="ground plate-head">{head}</div> : null}
      <div className="plate plate-stage">
        {children}
        {overlay}
      </div>
    </div>
  )
}
