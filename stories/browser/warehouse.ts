import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { OrderEdit, Shipment, StaffReturn } from '@toyline/contracts'
import type { Shop } from './shop.ts'

type Sending = { lines?: { lineId: string; quantity: number }[]; trackingNumber?: string; trackingUrl?: string }

/** What the shop's own people do with orders: signed in as the demo staff, by the API. */
export async function openWarehouse({ url }: Shop) {
  const signedIn = await fetch(`${url}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, 'idempotency-key': randomUUID() },
    body: JSON.stringify({ email: 'staff@toyline.example', password: 'a shelf full of plush' }),
  })
  assert.equal(signedIn.status, 200, await signedIn.text())
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  async function post<Body>(path: string, body: object): Promise<Body> {
    const answer = await fetch(`${url}/api/v1/staff${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie, 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    })
    assert.ok(answer.ok, `${answer.status} ${await answer.clone().text()}`)
    return (await answer.json()) as Body
  }
  return {
    ship: (orderId: string, sending: Sending = {}) => post<Shipment>(`/orders/${orderId}/shipments`, sending),
    receive: (returnId: string, lines: { lineId: string; restocked: number; writtenOff: number }[]) =>
      post<StaffReturn>(`/returns/${returnId}/receipt`, { lines }),
    approve: (returnId: string, outcome: 'credit' | 'replace' | 'return') =>
      post<StaffReturn>(`/returns/${returnId}/decision`, { decision: 'approve', outcome }),
    lower: (orderId: string, edit: { reason: string; lines: { lineId: string; quantity?: number; unitPrice?: number }[] }) =>
      post<OrderEdit>(`/orders/${orderId}/edits`, edit),
    propose: (orderId: string, proposal: { reason: string; lines: { variantId: string; quantity: number }[] }) =>
      post<OrderEdit>(`/orders/${orderId}/proposals`, proposal),
    track: (shipmentId: string, state: Shipment['state']) => post<Shipment>(`/shipments/${shipmentId}/tracking`, { state }),
  }
}
