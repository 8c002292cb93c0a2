import { createHmac, timingSafeEqual } from 'node:crypto'

const SIGNATURE_AGE_MS = 300_000
const WEBHOOK_PATH = /\/shipping\/webhooks\/easypost$/

/** Of the official client. Throws where a signature does not fit. */
type SignatureCheck = { validateWebhook: (body: Buffer, headers: object, secret: string) => unknown }
type Headers = Record<string, string | string[] | undefined>

/**
 * Two ways to sign: over the body alone, which can be sent again by whoever saw it, and a second over time, method, path and body. Where
 * there is a second it counts, and not for longer than five minutes. Against what is sent again helps that a report is kept once.
 */
export function isSigned(client: SignatureCheck, headers: Headers, body: Buffer, secret: string): boolean {
  const second = headers['x-hmac-signature-v2']
  if (second === undefined) return isSignedByBody(client, headers, body, secret)
  const { 'x-timestamp': time, 'x-path': path } = headers
  if (typeof second !== 'string' || typeof time !== 'string' || typeof path !== 'string' || !WEBHOOK_PATH.test(path)) return false
  if (!(Math.abs(Date.now() - Date.parse(time)) <= SIGNATURE_AGE_MS)) return false
  const wanted = createHmac('sha256', secret.normalize('NFKD')).update(`${time}POST${path}`).update(body).digest()
  const given = Buffer.from(second.replace(/^hmac-sha256-hex=/, ''), 'hex')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

function isSignedByBody(client: SignatureCheck, headers: Headers, body: Buffer, secret: string): boolean {
  try {
    // Their own check also knows how they write whole weights.
    client.validateWebhook(body, headers, secret)
    return true
  } catch {
    return false
  }
}
