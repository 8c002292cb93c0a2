/** One line of a provider's report: what moved our balance with it, in our words. */
export type Movement = {
  /** The provider's own, the same in every report. */
  id: string
  kind: 'charge' | 'refund' | 'dispute' | 'fee'
  /** The provider's payment, where there is one. */
  paymentId: string | null
  /** The order that the provider was told. */
  orderId: string | null
  /** The movement that it belongs to, as a refund does to a charge, where the provider names that instead of a payment. */
  ofMovement?: string
  /** Minor units, as they move our balance: what we are charged and what goes back is negative. Whatever currency the provider says. */
  amount: { amount: number; currency: string }
  /** Seconds since the epoch. */
  movedAt: number
}
