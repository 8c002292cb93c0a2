import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { problem, type Transport, withPolicies } from '@toyline/http'

/** A chain is a few kilobytes. */
const MAX_BYTES = 64 * 1_024
/** PayPal uses one at a time, and has another ready. */
const KEPT = 8
const CHAIN = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g
const LONGEST_CHAIN = 6
const FETCH_MS = 5_000

/**
 * The certificates that PayPal signs its reports with, fetched once and kept as long as they are valid.
 * @returns the certificate at an address; null when nothing there may be trusted
 * Errors: 503 `service-unavailable`, 504 `service-timeout` when PayPal's host does not answer; the report then comes again.
 */
export function paypalCertificates(
  transport: Transport,
  { environment, trusted = rootCertificates }: { environment: 'sandbox' | 'live'; trusted?: readonly string[] | undefined },
): (address: string) => Promise<X509Certificate | null> {
  const host = environment === 'live' ? 'api.paypal.com' : 'api.sandbox.paypal.com'
  const call = withPolicies(transport, { name: 'paypal certificate', from: 'payments', timeoutMs: FETCH_MS, concurrency: 4 })
  const authorities = trusted.map((pem) => new X509Certificate(pem))
  const kept = new Map<string, X509Certificate>()
  const underWay = new Map<string, Promise<X509Certificate | null>>()

  async function fetchCertificate(path: string): Promise<X509Certificate | null> {
    const reply = await call({ method: 'GET', path, headers: { accept: 'application/x-pem-file, */*' } })
    if (reply.status >= 500 || reply.status === 429)
      throw problem(503, 'service-unavailable', 'The certificate of this report cannot be had at the moment.', { retryAfter: 60 })
    if (reply.status !== 200 || reply.body.length > MAX_BYTES) return null
    return trustedCertificate(reply.body.toString('latin1'), authorities)
  }

  return async (address) => {
    const path = certificatePath(address, host)
    if (!path) return null
    const known = kept.get(path)
    if (known && isCurrent(known)) return known
    // Reports come in storms, all with the same certificate.
    const asked = underWay.get(path) ?? fetchCertificate(path)
    underWay.set(path, asked)
    const found = await asked.finally(() => underWay.delete(path))
    if (!found) return null
    if (kept.size >= KEPT) kept.clear()
    kept.set(path, found)
    return found
  }
}

/** The path of an address that PayPal publishes certificates at; null for every other address, however much it looks like one. */
function certificatePath(address: string, host: string): string | null {
  const [, path = null] = /^https:\/\/[a-z.]+(\/v1\/notifications\/certs\/CERT-[A-Za-z0-9-]{1,100})$/.exec(address) ?? []
  return path !== null && address === `https://${host}${path}` ? path : null
}

/**
 * The first certificate of a chain, when it is PayPal's for reports, valid now, and vouched for by a trusted authority. Node checks
 * neither whether one was revoked nor what an authority may vouch for; that it came over TLS from PayPal's own host must do.
 */
function trustedCertificate(chain: string, authorities: readonly X509Certificate[]): X509Certificate | null {
  const [first, ...others] = (chain.match(CHAIN) ?? []).slice(0, LONGEST_CHAIN).map(readCertificate)
  if (!first || others.includes(null) || !isPayPals(first) || !isCurrent(first)) return null
  const between = others.filter((one) => one !== null)
  let subject = first
  for (let steps = 0; steps <= between.length; steps += 1) {
    if (authorities.some((authority) => hasIssued(authority, subject))) return first
    const issuer = between.find((one) => one !== subject && hasIssued(one, subject))
    if (!issuer) return null
    subject = issuer
  }
  return null
}

function readCertificate(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem)
  } catch {
    return null
  }
}

function hasIssued(issuer: X509Certificate, subject: X509Certificate): boolean {
  return issuer.ca && isCurrent(issuer) && subject.checkIssued(issuer) && subject.verify(issuer.publicKey)
}

/** As PayPal's own libraries have it: named `messageverificationcerts…paypal.com`. */
function isPayPals(certificate: X509Certificate): boolean {
  return certificate.subject.split('\n').some((part) => /^CN=messageverificationcerts(\.[a-z]+)?\.paypal\.com$/.test(part))
}

function isCurrent({ validFromDate, validToDate }: X509Certificate): boolean {
  const now = Date.now()
  return validFromDate.getTime() <= now && now <= validToDate.getTime()
}
