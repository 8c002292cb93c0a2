import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Books } from './books.ts'

/** Where the buyer is sent: a page with two buttons that leads back to the shop, as PayPal's does, with its own parameters added. */
export function approvePage(request: IncomingMessage, response: ServerResponse, books: Books): void {
  const { searchParams } = new URL(request.url ?? '/', 'http://paypal.test')
  const id = searchParams.get('token') ?? ''
  const { return_url: back, cancel_url: cancel } = books.contextOf(id)
  if (request.method === 'GET') return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(id))
  const isYes = searchParams.get('answer') === 'approve'
  if (isYes) books.approve(id)
  const to = new URL(isYes ? back : cancel)
  to.searchParams.append('token', id)
  if (isYes) to.searchParams.append('PayerID', 'KJSWXPPTGKDCG')
  response.writeHead(303, { location: to.href }).end()
}

function page(id: string): string {
  const form = (answer: string, words: string) =>
    `<form method="post" action="?token=${encodeURIComponent(id)}&amp;answer=${answer}"><button>${words}</button></form>`
  return `<!doctype html><html lang="en"><title>PayPal (stand-in)</title><h1>Pay with PayPal</h1>${form('approve', 'Pay now')}${form('cancel', 'Cancel and return')}</html>`
}
