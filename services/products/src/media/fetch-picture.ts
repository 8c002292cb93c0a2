import { lookup } from 'node:dns/promises'
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import ipaddr from 'ipaddr.js'
import { PictureError } from './picture-error.ts'

const MAX_BYTES = 25_000_000
const TOTAL_MS = 15_000
const SILENCE_MS = 5_000

export type RemotePictures = {
  /** Hosts pictures may be taken from; `*.cdn.example` also allows what is below. An empty list allows none. */
  hosts: readonly string[]
  /** Plain `http:` as well; for tests and for networks of one's own. */
  allowHttp?: boolean
  /** Ports besides 80 and 443. */
  ports?: readonly number[]
  /** Asks for a name's addresses; the system's resolver unless a test has another. */
  resolve?: (host: string) => Promise<string[]>
  /** Only ever widened by a test, whose server is on loopback. */
  isPublic?: (address: string) => boolean
}

/**
 * Fetches a picture from a host that the settings allow. The name is resolved once, every address must be public, and
 * the connection goes to the address that was checked, so a second answer of the resolver changes nothing. Redirects
 * are not followed. Throws a PictureError.
 */
export async function fetchPicture(text: string, rules: RemotePictures): Promise<Buffer> {
  const url = allowedUrl(text, rules)
  const address = await publicAddress(url.hostname, rules)
  return download(url, address)
}

function allowedUrl(text: string, { hosts, allowHttp = false, ports = [] }: RemotePictures): URL {
  if (!URL.canParse(text)) throw new PictureError('its address cannot be read')
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(allowHttp && url.protocol === 'http:')) throw new PictureError('only https addresses are fetched')
  if (url.username || url.password) throw new PictureError('its address carries a password')
  if (url.port && !ports.includes(Number(url.port))) throw new PictureError(`port ${url.port} is not allowed`)
  const host = url.hostname.toLowerCase().replace(/\.$/, '')
  const allowed = hosts.some((rule) => (rule.startsWith('*.') ? host.endsWith(rule.slice(1)) : host === rule))
  if (!allowed) throw new PictureError(`pictures from ${host} are not allowed by the settings`)
  return url
}

async function publicAddress(hostname: string, { resolve = resolveName, isPublic = isPublicAddress }: RemotePictures): Promise<string> {
  const host = hostname.replace(/^\[|\]$/g, '')
  const addresses = ipaddr.isValid(host) ? [host] : await resolve(host).catch(() => [])
  const [first] = addresses
  if (first === undefined) throw new PictureError(`there is no server called ${host}`)
  if (!addresses.every(isPublic)) throw new PictureError(`${host} is inside a private network`)
  return first
}

async function resolveName(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address)
}

/** Whether an address is one of the open internet: not private, loopback, link-local, mapped, translated or reserved. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === 'unicast'
}

function download(url: URL, address: string): Promise<Buffer> {
  const family = ipaddr.parse(address).kind() === 'ipv6' ? 6 : 4
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const request: ClientRequest = send(url, {
      agent: false,
      headers: { accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif', 'user-agent': 'toyline-import' },
      lookup: (_host, options, done) => {
        if (options.all) done(null, [{ address, family }])
        else done(null, address, family)
      },
      timeout: SILENCE_MS,
      signal: AbortSignal.timeout(TOTAL_MS),
    })
    request.on('timeout', () => request.destroy(new PictureError('its server did not answer in time')))
    request.on('error', (error) => reject(error instanceof PictureError ? error : new PictureError('its server could not be reached')))
    request.on('response', (answer) =>
      collect(answer)
        .then(resolve, reject)
        .finally(() => request.destroy()),
    )
    request.end()
  })
}

async function collect(answer: IncomingMessage): Promise<Buffer> {
  const { statusCode = 0 } = answer
  if (statusCode >= 300 && statusCode < 400) throw new PictureError('its server sends elsewhere, and that is not followed')
  if (statusCode !== 200) throw new PictureError(`its server answered ${statusCode}`)
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > MAX_BYTES) throw new PictureError('it is larger than 25 MB')
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof PictureError ? error : new PictureError('its server broke off')
  }
  return Buffer.concat(chunks)
}
