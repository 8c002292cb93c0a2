import type { ReactNode } from 'react'
import { Stamp } from './stamp.tsx'

type Props = {
  /** The unit price, as it is written. */
  price: string
  /** Before the price, where it is the lowest of several. */
  from?: string | undefined
  /** After the price, such as "each". */
  per?: string | undefined
  /** What the toy is sold for in shops, with its label. */
  msrp?: { label: string; value: string } | undefined
  /** What the shop keeps, with its label. */
  margin?: { label: string; value: string } | undefined
  /** The case pack as it is stamped, `×6`, and how it is read out. */
  pack?: { stamp: string; label: string } | undefined
  size?: 'small' | 'large'
  className?: string
}

/** The price on a cardboard tag. The large one has a stub with what a shopkeeper reckons with. */
export function SwingTag({ price, from, per, msrp, margin, pack, size = 'small', className = '' }: Props) {
  const face = (
    <p className="swing-tag-face">
      {from ? <span className="swing-tag-word">{from}</span> : null}
      <span className="swing-tag-price num">{price}</span>
      {per ? <span className="swing-tag-word">{per}</span> : null}
    </p>
  )
  const stamp = pack ? (
    <span className="swing-tag-pack">
      <span className="sr-only">{pack.label}</span>
      <Stamp size="small">
        <span aria-hidden="true">{pack.stamp}</span>
      </Stamp>
    </span>
  ) : null
  const rows = [msrp, margin].filter((row) => row !== undefined)
  return (
    <div className={`swing-tag ${className}`} data-size={size}>
      {face}
      {rows.length > 0 || stamp ? (
        <div className="swing-tag-stub">
          {rows.length > 0 ? <Stub rows={rows} gain={margin} /> : null}
          {stamp}
        </div>
      ) : null}
    </div>
  )
}

function Stub({ rows, gain }: { rows: { label: ReactNode; value: string }[]; gain: object | undefined }) {
  return (
    <dl className="swing-tag-rows num">
      {rows.map((row) => (
        <div key={row.value}>
          <dt>{row.label}</dt>
          <dd className={row === gain ? 'swing-tag-gain' : undefined}>{row.value}</dd>
        </div>
      ))}
    </dl>
  )
}
