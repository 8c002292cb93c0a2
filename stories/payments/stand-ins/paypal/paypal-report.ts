import type { Theirs } from '../../bulk-report.ts'
import type { Money } from './books.ts'
import type { PayPal } from './server.ts'

/** PayPal's side of the books, written behind the walls of its stand-in: each payment is an order with one capture. */
export function paypalReport({ books, report: { lines }, url }: PayPal): Theirs {
  const paymentId = (id: string) => `ORDER${id.toUpperCase()}`
  const movementId: Theirs['movementId'] = (id, moved) =>
    `${{ charge: 'TAKEN', refund: 'GIVEN', dispute: 'DISPUTE', fee: 'TAKEN' }[moved]}${id.toUpperCase()}${moved === 'fee' ? ':fee' : ''}`

  const plant: Theirs['plant'] = async (id, { amount, currency, orderId: custom, fee, refunded, disputed }, at) => {
    const money = (units: number): Money => ({ currency_code: currency.toUpperCase(), value: (units / 100).toFixed(2) })
    const link = (rel: string, path: string) => ({ href: `${url}${path}`, rel, method: 'GET' })
    const common = { custom_id: custom, create_time: at, update_time: at }
    const captureId = movementId(id, 'charge')
    const capture = `/v2/payments/captures/${captureId}`
    const captures = [
      {
        ...common,
        id: captureId,
        status: refunded ? 'PARTIALLY_REFUNDED' : 'COMPLETED',
        amount: money(amount),
        final_capture: true,
        links: [link('self', capture)],
      },
    ]
    const refunds = refunded
      ? [{ ...common, id: movementId(id, 'refund'), status: 'COMPLETED', amount: money(refunded), links: [link('up', capture)] }]
      : []
    const authorizations = [{ ...common, id: `AUTH${id.toUpperCase()}`, status: 'CAPTURED', amount: money(amount), links: [] }]
    books.put({
      id: paymentId(id),
      intent: 'AUTHORIZE',
      status: 'COMPLETED',
      payment_source: { paypal: {} },
      purchase_units: [
        { reference_id: 'default', custom_id: custom, amount: money(amount), payments: { authorizations, captures, refunds } },
      ],
      links: [],
      create_time: at,
      update_time: at,
    })
    const line = { at, status: 'S' as const }
    lines.push({ ...line, id: captureId, code: 'T0006', amount: money(amount), custom, ...(fee ? { fee: money(-fee) } : {}) })
    if (refunded) lines.push({ ...line, id: movementId(id, 'refund'), code: 'T1107', amount: money(-refunded), reference: captureId })
    if (disputed) lines.push({ ...line, id: movementId(id, 'dispute'), code: 'T1201', amount: money(-amount), reference: captureId })
  }

  return {
    provider: 'paypal',
    paymentId,
    movementId,
    plant,
    async write(orders) {
      for (const { id, order_id: orderId, at, ...order } of orders) await plant(id, { ...order, orderId, disputed: false }, at)
      const { at } = orders[0]!
      const dollars = (value: string): Money => ({ currency_code: 'USD', value })
      // Our own money on its way to the bank, and a payment that has moved nothing yet, are none of the orders'.
      lines.push({ id: 'WITHDRAWN', code: 'T0400', amount: dollars('-10000.00'), at, status: 'S' })
      lines.push({ id: 'PENDING', code: 'T0006', amount: dollars('55.00'), custom: 'ord_1', at, status: 'P' })
    },
    async net(without) {
      const left = new Set(without.map((id) => movementId(id, 'charge')))
      const until = new Date(Date.now() - 5 * 3_600_000).toISOString()
      return lines
        .filter(
          (line) =>
            line.amount.currency_code === 'USD' && line.at < until && line.status === 'S' && line.id !== 'WITHDRAWN' && !left.has(line.id),
        )
        .reduce((sum, { amount, fee }) => sum + Math.round(Number(amount.value) * 100) + Math.round(Number(fee?.value ?? 0) * 100), 0)
    },
    async isGivenBack(id) {
      const [unit] = books.order(paymentId(id)).purchase_units
      return unit.payments?.captures.every(({ status }) => status === 'REFUNDED') ?? false
    },
  }
}
