import type { Provider, ProviderPayment } from '../domain/provider.ts'

/** Gives back what a provider's payment has taken, as far as that is possible now. Returns what it is afterwards. */
export async function giveBack(provider: Provider, found: ProviderPayment): Promise<ProviderPayment> {
  if (found.status === 'cancelled' || found.status === 'processing') return found
  if (found.status !== 'captured') return provider.cancel({ paymentId: found.id })
  const left = found.captured - found.refunded
  return left > 0 ? provider.refund({ paymentId: found.id, amount: left }) : found
}
