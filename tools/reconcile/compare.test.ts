import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Books, compare } from './compare.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' as const })

const SINCE = '2026-11-20T00:00:00.000Z'
const PLACED = '2026-11-22T10:00:00.000Z'

/** The books of a small shop that are right: an order that was sent in two, one on account of which some was sent, a new one, one under way, one that is over. */
function rightBooks(): Books {
  return {
    orders: [
      {
        orderId: 'ord_card',
        state: 'placed',
        paymentState: 'paid',
        placedAt: PLACED,
        total: usd(5_000),
        quantity: 12,
        open: 0,
        openAt: {},
        shipments: 2,
      },
      {
        orderId: 'ord_invoice',
        state: 'placed',
        paymentState: 'on-account',
        placedAt: PLACED,
        total: usd(700),
        quantity: 6,
        open: 4,
        openAt: { reno: 3, louisville: 1 },
        shipments: 1,
      },
      {
        orderId: 'ord_fresh',
        state: 'placed',
        paymentState: 'authorised',
        placedAt: PLACED,
        total: usd(800),
        quantity: 12,
        open: 12,
        openAt: { reno: 12 },
        shipments: 0,
      },
      {
        orderId: 'ord_open',
        state: 'awaiting-payment',
        paymentState: 'processing',
        placedAt: null,
        total: usd(900),
        quantity: 4,
        open: 4,
        openAt: null,
        shipments: 0,
      },
      {
        orderId: 'ord_over',
        state: 'failed',
        paymentState: 'voided',
        placedAt: null,
        total: usd(100),
        quantity: 1,
        open: 1,
        openAt: null,
        shipments: 0,
      },
    ],
    payments: [
      { orderId: 'ord_card', state: 'captured', amount: usd(5_000), captured: usd(5_000) },
      { orderId: 'ord_invoice', state: 'on-account', amount: usd(700), captured: usd(300) },
      { orderId: 'ord_fresh', state: 'authorised', amount: usd(800), captured: usd(0) },
      { orderId: 'ord_open', state: 'processing', amount: usd(900), captured: usd(0) },
      { orderId: 'ord_over', state: 'voided', amount: usd(100), captured: usd(0) },
    ],
    stock: {
      checkedRows: 3,
      drift: [],
      allocatedByOrder: [
        { orderId: 'ord_fresh', location: 'reno', quantity: 12 },
        { orderId: 'ord_invoice', location: 'louisville', quantity: 1 },
        { orderId: 'ord_invoice', location: 'reno', quantity: 3 },
      ],
    },
    ledger: {
      balances: [
        { account: 'receivable', balance: usd(300) },
        { account: 'orders', balance: usd(-300) },
      ],
      unbalanced: [],
      drift: [],
    },
    invoices: [
      { id: 'doc_1', orderId: 'ord_card', number: 'US-000001', total: usd(3_000) },
      { id: 'doc_2', orderId: 'ord_card', number: 'US-000002', total: usd(2_000) },
      { id: 'doc_3', orderId: 'ord_invoice', number: 'US-000003', total: usd(300) },
    ],
    documents: { since: SINCE, drift: [] },
  }
}

test('right books have no drift', () => {
  assert.deepEqual(compare(rightBooks()), [])
})

test('an order that was cancelled before anything was sent has neither stock nor money', () => {
  const books = rightBooks()
  Object.assign(books.orders[2] as object, { open: 0, openAt: {}, paymentState: 'voided' })
  Object.assign(books.payments[2] as object, { state: 'voided' })
  books.stock.allocatedByOrder.shift()
  assert.deepEqual(compare(books), [])
})

test('neither has an order that was placed before there were invoices, or before each shipment had its own', () => {
  const books = rightBooks()
  Object.assign(books.orders[0] as object, { placedAt: '2026-11-19T10:00:00.000Z' })
  Object.assign(books.payments[1] as object, { captured: usd(700) })
  books.invoices = [{ id: 'doc_1', orderId: 'ord_invoice', number: 'US-000001', total: usd(700) }]
  assert.deepEqual(compare(books), [])
})

type Plant = [name: string, plant: (books: Books) => void, found: { where: string; which: string }]
const PLANTS: Plant[] = [
  [
    'money of an order that is cancelled',
    ({ orders, stock }) => {
      Object.assign(orders[2] as object, { open: 0, openAt: {} })
      stock.allocatedByOrder.shift()
    },
    { where: 'money', which: 'ord_fresh' },
  ],
  ['a placed order without its stock', ({ stock }) => stock.allocatedByOrder.shift(), { where: 'stock', which: 'ord_fresh' }],
  [
    'a placed order with too little stock',
    ({ stock }) => Object.assign(stock.allocatedByOrder[0] as object, { quantity: 11 }),
    { where: 'stock', which: 'ord_fresh' },
  ],
  [
    'stock that has left and is still owned',
    ({ stock }) => Object.assign(stock.allocatedByOrder[2] as object, { quantity: 6 }),
    { where: 'stock', which: 'ord_invoice' },
  ],
  [
    'stock at a location from which nothing is to be sent',
    ({ stock }) => stock.allocatedByOrder.push({ orderId: 'ord_fresh', location: 'louisville', quantity: 1 }),
    { where: 'stock', which: 'ord_fresh' },
  ],
  [
    'pieces that are open and lie nowhere',
    ({ orders }) => Object.assign(orders[1] as object, { open: 5 }),
    { where: 'stock', which: 'ord_invoice' },
  ],
  [
    'stock of an order that is over',
    ({ stock }) => stock.allocatedByOrder.push({ orderId: 'ord_over', location: 'reno', quantity: 1 }),
    { where: 'stock', which: 'ord_over' },
  ],
  [
    'stock of an order that is not placed yet',
    ({ stock }) => stock.allocatedByOrder.push({ orderId: 'ord_open', location: 'reno', quantity: 4 }),
    { where: 'stock', which: 'ord_open' },
  ],
  [
    'stock of no order',
    ({ stock }) => stock.allocatedByOrder.push({ orderId: 'ord_ghost', location: 'reno', quantity: 2 }),
    { where: 'stock', which: 'ord_ghost' },
  ],
  ['a placed order without a payment', ({ payments }) => payments.splice(2, 1), { where: 'money', which: 'ord_fresh' }],
  [
    'a placed order that was charged another amount',
    ({ payments }) => Object.assign(payments[0] as object, { amount: usd(4_999) }),
    { where: 'money', which: 'ord_card' },
  ],
  [
    'a placed order that was charged in another currency',
    ({ payments }) => Object.assign(payments[0] as object, { amount: { amount: 5_000, currency: 'EUR' } }),
    { where: 'money', which: 'ord_card' },
  ],
  [
    'a placed order whose payment was declined',
    ({ payments }) => Object.assign(payments[0] as object, { state: 'declined' }),
    { where: 'money', which: 'ord_card' },
  ],
  [
    'money of an order that is over',
    ({ payments }) => Object.assign(payments[4] as object, { state: 'authorised' }),
    { where: 'money', which: 'ord_over' },
  ],
  [
    'money of no order',
    ({ payments }) => payments.push({ orderId: 'ord_ghost', state: 'captured', amount: usd(1), captured: usd(1) }),
    { where: 'money', which: 'ord_ghost' },
  ],
  [
    'a stock row that its movements do not explain',
    ({ stock }) => stock.drift.push({ variantId: 'var_1', location: 'reno', what: 'held', stored: 3, derived: 0 }),
    { where: 'stock', which: 'var_1' },
  ],
  ['a ledger transaction that is no zero', ({ ledger }) => ledger.unbalanced.push('led_1'), { where: 'ledger', which: 'led_1' }],
  [
    'a payment that the ledger does not know',
    ({ ledger }) => ledger.drift.push('ord_card: 1, 2'),
    { where: 'ledger', which: 'ord_card: 1, 2' },
  ],
  [
    'accounts that do not add up',
    ({ ledger }) => Object.assign(ledger.balances[0] as object, { balance: usd(301) }),
    { where: 'ledger', which: 'USD' },
  ],
  ['a shipment without an invoice', ({ invoices }) => invoices.pop(), { where: 'invoices', which: 'ord_invoice' }],
  [
    'a shipment that is not taken',
    ({ payments }) => Object.assign(payments[0] as object, { captured: usd(3_000) }),
    { where: 'invoices', which: 'ord_card' },
  ],
  [
    'an invoice without a shipment',
    ({ invoices }) => invoices.push({ id: 'doc_4', orderId: 'ord_fresh', number: 'US-000004', total: usd(0) }),
    { where: 'invoices', which: 'ord_fresh' },
  ],
  [
    'an invoice for another sum than was taken',
    ({ invoices }) => Object.assign(invoices[0] as object, { total: usd(2_999) }),
    { where: 'invoices', which: 'ord_card' },
  ],
  [
    'an invoice of an order that is over',
    ({ invoices }) => invoices.push({ id: 'doc_4', orderId: 'ord_over', number: 'US-000004', total: usd(0) }),
    { where: 'invoices', which: 'ord_over' },
  ],
  [
    'an invoice of no order',
    ({ invoices }) => invoices.push({ id: 'doc_4', orderId: 'ord_ghost', number: 'US-000004', total: usd(100) }),
    { where: 'invoices', which: 'ord_ghost' },
  ],
  [
    'a gap in the numbers',
    ({ documents }) => documents.drift.push('US-: counted 3, has 2'),
    { where: 'invoices', which: 'US-: counted 3, has 2' },
  ],
]

for (const [name, plant, { where, which }] of PLANTS)
  test(`${name} is found, and nothing else`, () => {
    const books = rightBooks()
    plant(books)
    assert.deepEqual(
      compare(books).map((drift) => ({ where: drift.where, which: drift.which })),
      [{ where, which }],
    )
  })
