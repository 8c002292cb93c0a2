import type { IncomingMessage, Server } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'

/**
 * Hands connections that ask for another protocol to the storefront, byte by byte. Only a storefront in development has any: it tells
 * its pages there what has been saved.
 */
export function passUpgrades(server: Server, storefrontUrl: string): void {
  const { hostname, port } = new URL(storefrontUrl)
  server.on('upgrade', (request: IncomingMessage, visitor: Duplex, head: Buffer) => {
    const storefront = connect(Number(port || 80), hostname, () => {
      storefront.write(requestText(request))
      storefront.write(head)
      visitor.pipe(storefront).pipe(visitor)
    })
    visitor.on('error', () => storefront.destroy())
    storefront.on('error', () => visitor.destroy())
  })
}

function requestText({ method, url, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/1.1`]
  for (let at = 0; at < rawHeaders.length; at += 2) lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`)
  return `${lines.join('\r\n')}\r\n\r\n`
}
