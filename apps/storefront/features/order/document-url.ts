import type { DocumentFormat } from '@toyline/contracts'

/** Where a document of an order is downloaded; whoever is not its buyer needs the token of its link. */
export function documentUrl(orderId: string, documentId: string, format: DocumentFormat, token?: string): string {
  const proof = token ? `?token=${encodeURIComponent(token)}` : ''
  return `/api/v1/orders/${encodeURIComponent(orderId)}/documents/${encodeURIComponent(documentId)}/${format}${proof}`
}
