import { verify } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Transport } from '@toyline/http'
import { z } from 'zod'
import type { Provider, ProviderReport } from '../../domain/provider.ts'
import type { PayPalSettings } from './paypal.ts'
import { paypalCertificates } from './paypal-certificates.ts'
import { orderIn } from './paypal-order.ts'

/** PayPal sends a report for three days until it is answered, with the time of its first try. */
const OLDEST_MS = 3 * 24 * 3_600_000 + 300_000
const CLOCKS_DIFFER_MS = 300_000

const Headers = z.object({
  'paypal-transmission-id': z.string().max(100),
  'paypal-transmission-time': z.iso.datetime({ offset: true }),
  'paypal-transmission-sig': z.base64().max(2_000),
  'paypal-cert-url': z.string().max(500),
  'paypal-auth-algo': z.literal('SHA256withRSA'),
})

const Unit = z.object({ custom_id: z.string().optional() })
/** Of all that is reported we read whose it is, and believe nothing. */
const Body = z.object({
  id: z.string().min(1).max(100),
  event_type: z.string().max(100),
  resource: z
    .object({
      custom_id: z.string().optional(),
      purchase_units: z.array(Unit).optional(),
      supplementary_data: z.object({ related_ids: z.object({ order_id: z.string().optional() }).optional() }).optional(),
      disputed_transactions: z.array(z.object({ custom: z.string().optional() })).optional(),
    })
    .optional(),
})

/**
 * Reads PayPal's reports. What is signed is `id|time|webhook id|CRC32 of the body`, by a certificate whose address is in the headers;
 * we check it ourselves, for PayPal's own check knows no reports of its simulator, and is one more thing to be down.
 */
export function paypalReports(certificates: Transport, settings: PayPalSettings): Provider['readWebhook'] {
  const certificateAt = paypalCertificates(certificates, settings)
  return async (headers, body): Promise<ProviderReport | null> => {
    const signed = Headers.safeParse(headers)
    const read = Body.safeParse(parsed(body))
    if (!signed.success || !read.success) return null
    const { data } = signed
    const age = Date.now() - Date.parse(data['paypal-transmission-time'])
    if (age > OLDEST_MS || age < -CLOCKS_DIFFER_MS) return null
    const certificate = await certificateAt(data['paypal-cert-url'])
    if (certificate?.publicKey.asymmetricKeyType !== 'rsa') return null
    const text = [data['paypal-transmission-id'], data['paypal-transmission-time'], settings.webhookId, crc32(body)].join('|')
    if (!verify('sha256', Buffer.from(text), certificate.publicKey, Buffer.from(data['paypal-transmission-sig'], 'base64'))) return null
    const { id, event_type: type, resource } = read.data
    const custom = resource?.custom_id ?? resource?.purchase_units?.[0]?.custom_id ?? resource?.disputed_transactions?.[0]?.custom
    const orderId = orderIn(custom)
    const paymentId = resource?.supplementary_data?.related_ids?.order_id
    return { eventId: id, type, payment: null, orderId, paymentId: paymentId ?? null }
  }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
