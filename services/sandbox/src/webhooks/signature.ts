import { createHmac } from 'node:crypto'

export const signatureHeader = 'toyline-sandbox-signature'

/** `t=…,v1=…`: HMAC-SHA256 over `t.rawBody`, one `v1` per secret while secrets rotate. `at` in epoch milliseconds. */
export function sign(rawBody: string, secrets: readonly string[], at: number): string {
  const seconds = Math.floor(at / 1000)
  const signatures = secrets.map((secret) => `v1=${createHmac('sha256', secret).update(`${seconds}.${rawBody}`).digest('hex')}`)
  return [`t=${seconds}`, ...signatures].join(',')
}
