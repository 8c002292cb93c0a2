import { newId, type Order, type OrderReturn, type Returnable, type Shipment } from '@toyline/contracts'
import type { PlaceRequest, Visitor } from '../../services/orders/test/room.ts'
import { pick, type Random } from './scheduler.ts'

/** What is asked of the shop once an order is placed: by its buyer, or by staff for it. Under one key, as often as it takes. */
export type Deed = {
  name: string
  /** Against those of other deeds. */
  weight: number
  who: Visitor
  key: string
  state: 'idle' | 'asking' | 'silent' | 'too-early' | 'done'
  /** Kept, because the same key is the same request. */
  request: { path: string; body: object } | undefined
  /** Undefined: there is nothing to do, now or later. */
  make: () => Promise<{ path: string; body: object } | undefined>
  /** What is done next, after this success. */
  next: (answer: never) => Deed[]
  /** The same where it was refused for good. */
  instead?: (code: string) => Deed[]
}

/** What will be done with an order, decided by the seed before it is placed. */
export type Plan = { parts: number; cancels: 'nothing' | 'some' | 'all'; returns: number }

export function planFrom(random: Random): Plan {
  return {
    parts: pick(random, [1, 1, 2, 3]),
    cancels: pick(random, ['nothing', 'nothing', 'some', 'some', 'all'] as const),
    returns: pick(random, [0, 1, 2]),
  }
}

const LATER = new Set(['order-not-ready', 'payment-under-way'])

/** Asks once. What was not answered, or is too early, may be asked again. */
export async function perform(deed: Deed, note: (line: string) => void, isLost: () => boolean): Promise<Deed[]> {
  deed.state = 'asking'
  deed.request ??= await deed.make()
  if (!deed.request) {
    deed.state = 'done'
    return []
  }
  const { status, body } = await deed.who.send<{ code?: string }>('POST', deed.request.path, deed.request.body, deed.key)
  note(`${deed.name}: ${status} ${body.code ?? ''}`)
  const isSilent = status >= 500 || body.code === 'request-running' || isLost()
  deed.state = isSilent ? 'silent' : LATER.has(body.code ?? '') ? 'too-early' : 'done'
  if (deed.state !== 'done') return []
  return status < 300 ? deed.next(body as never) : (deed.instead?.(body.code ?? '') ?? [])
}

type Of = { name: string; me: Visitor; staff: Visitor; request: Pick<PlaceRequest, 'orderId'> }

/** Everything that begins once an order is placed. */
export function deedsOf(one: Of, { parts, cancels, returns }: Plan): Deed[] {
  const { name, me, staff, request } = one
  const { orderId } = request
  const deed = (what: string, given: Pick<Deed, 'weight' | 'who' | 'make' | 'next' | 'instead'>): Deed => ({
    name: `${what} for ${name}`,
    key: newId('key'),
    state: 'idle',
    request: undefined,
    ...given,
  })
  const openLines = async () =>
    ((await me.order(orderId)).body as Order).lines
      .map(({ id, quantity, shipped, cancelled }) => ({ lineId: id, quantity: quantity - shipped - cancelled }))
      .filter(({ quantity }) => quantity > 0)
  const aThird = <Line extends { quantity: number }>([line]: Line[]) => line && [{ ...line, quantity: Math.ceil(line.quantity / 3) }]

  const ship = (left: number): Deed =>
    deed('the warehouse ships', {
      // The next part leaves soon after one.
      weight: left === parts ? 0.4 : 2,
      who: staff,
      async make() {
        const [from] = ((await me.order(orderId)).body as Order).planned
        const lines = left > 1 ? aThird(from?.lines ?? (await openLines())) : undefined
        return { path: `/staff/orders/${orderId}/shipments`, body: { location: from?.location, lines } }
      },
      next: ({ id }: Shipment) => [deliver(id), ship(Math.max(1, left - 1))],
      // What its money is gone for is cancelled by a person; what was cancelled meanwhile need not be sent.
      instead: (code) => (code === 'payment-missing' ? [giveUp()] : code === 'nothing-to-ship' ? [] : [ship(Math.max(1, left - 1))]),
    })
  const deliver = (shipmentId: string): Deed =>
    deed('the carrier delivers', {
      weight: 0.4,
      who: staff,
      make: async () => ({ path: `/staff/shipments/${shipmentId}/tracking`, body: { state: 'delivered' } }),
      next: () => (returns > 0 ? [giveBack(returns)] : []),
    })
  const cancel = (): Deed =>
    deed('the buyer cancels', {
      weight: 0.2,
      who: me,
      async make() {
        const lines = cancels === 'some' ? aThird((await openLines()).toReversed()) : undefined
        return { path: `/orders/${orderId}/cancellations`, body: lines ? { lines } : {} }
      },
      next: () => [],
    })
  const giveUp = (): Deed =>
    deed('staff cancel', {
      weight: 0.4,
      who: staff,
      make: async () => ({ path: `/staff/orders/${orderId}/cancellations`, body: { reason: 'not paid' } }),
      next: () => [],
    })
  const giveBack = (left: number): Deed =>
    deed('the buyer returns', {
      weight: 0.4,
      who: me,
      async make() {
        const { body } = await me.send<Returnable>('GET', `/orders/${orderId}/returnable`)
        const line = body.lines.find(({ returnable }) => returnable > 0)
        if (!line) return undefined
        const lines = [{ lineId: line.lineId, quantity: Math.ceil(line.returnable / 2), reason: 'too-many' }]
        return { path: `/orders/${orderId}/returns`, body: { kind: 'return', wish: 'refund', lines } }
      },
      next: (made: OrderReturn) => [receive(made), ...(left > 1 ? [giveBack(left - 1)] : [])],
    })
  const receive = ({ id, lines }: OrderReturn): Deed =>
    deed('the warehouse receives', {
      weight: 0.4,
      who: staff,
      make: async () => ({
        path: `/staff/returns/${id}/receipt`,
        body: { lines: lines.map(({ lineId, quantity }) => ({ lineId, restocked: quantity - 1, writtenOff: 1 })) },
      }),
      next: () => [],
    })
  return [ship(parts), ...(cancels === 'nothing' ? [] : [cancel()])]
}
