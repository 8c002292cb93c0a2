import { activeTier } from './tiers.ts'

export type Tier = {
  /** The smallest quantity that has this price. */
  from: number
  /** `from` and the rest as they are written. */
  quantity: string
  unitPrice: string
  casePrice?: string | undefined
  /** What is kept of the recommended price, or what is saved. */
  gain?: string | undefined
}

type Props = {
  caption: string
  heads: { quantity: string; unitPrice: string; casePrice?: string | undefined; gain?: string | undefined }
  tiers: readonly Tier[]
  /** Whose tier is marked as it changes. */
  quantity: number
}

/** Prices by quantity. The row that the quantity has reached is marked by a pointer and named by aria-current. */
export function TierTable({ caption, heads, tiers, quantity }: Props) {
  const active = activeTier(tiers, quantity)
  const hasCase = heads.casePrice !== undefined
  const hasGain = heads.gain !== undefined
  return (
    <table className="tiers num">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{heads.quantity}</th>
          <th scope="col">{heads.unitPrice}</th>
          {hasCase ? <th scope="col">{heads.casePrice}</th> : null}
          {hasGain ? <th scope="col">{heads.gain}</th> : null}
        </tr>
      </thead>
      <tbody>
        {tiers.map((tier, index) => (
          <tr key={tier.from} aria-current={index === active ? 'true' : undefined}>
            <th scope="row">{tier.quantity}</th>
            <td>{tier.unitPrice}</td>
            {hasCase ? <td>{tier.casePrice}</td> : null}
            {hasGain ? <td>{tier.gain}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
