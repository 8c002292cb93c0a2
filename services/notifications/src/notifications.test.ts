import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { type TestContext, test } from 'node:test'
import { deliveryCards, type Event, event, newId, notificationsCards, type Order } from '@toyline/contracts'
import { callerTokens, client, injectTransport } from '@toyline/http'
import { log } from '@toyline/observability'
import { openPool } from '@toyline/postgres'
import { freePort, scratchDatabase, waitFor } from '@toyline/testing'
import { SMTPServer } from 'smtp-server'
import { notificationsService } from './index.ts'

const tokens = callerTokens('a-secret-of-this-test-and-of-nothing-else')
const shopUrl = 'https://shop.example'

async function room(t: TestContext, settings: { smtpUrl?: string } = {}) {
  const { urls } = await scratchDatabase(t, ['notifications'])
  const pool = openPool({ url: urls.notifications, name: 'test' })
  /** What payments were asked for. */
  const asked: string[] = []
  const service = notificationsService({
    pool,
    log: log('test'),
    tokens,
    documents: {
      async readDocument({ params: { id, format } }) {
        asked.push(`${id} ${format}`)
        return {
          orderId: 'ord_1',
          fileName: 'EU-000007.pdf',
          type: 'application/pdf',
          base64: Buffer.from('%PDF of a test').toString('base64'),
        }
      },
    },
    settings: { shopUrl, from: 'Toyline <hello@toyline.example>', ...settings },
  })
  await service.start()
  t.after(async () => {
    await service.stop()
    await pool.end()
  })
  const identity = { tokens, caller: { kind: 'service' as const, service: 'orders' } }
  return {
    service,
    pool,
    asked,
    hear: client(deliveryCards, injectTransport(service.app), identity).receiveEvent,
    mail: client(notificationsCards, injectTransport(service.app), identity),
  }
}

const usd = (amount: number) => ({ amount, currency: 'USD' as const })
const eur = (amount: number) => ({ amount, currency: 'EUR' as const })
function placedOrder(): Order {
  const tax = { jurisdiction: 'US-WA', name: 'Washington sales tax', rate: 65_000, amount: usd(780), reason: 'standard' as const }
  const shipTo = { name: 'Ada <b>Shopkeeper</b>', line1: '1 Main St', city: 'Seattle', area: 'WA', postcode: '98101', country: 'US' }
  return {
    id: newId('ord'),
    number: 'TL-100123',
    state: 'placed',
    market: 'us',
    locale: null,
    email: 'ada@shop.example',
    placedAt: '2026-11-22T10:00:00.000Z',
    createdAt: '2026-11-22T09:59:00.000Z',
    lines: [
      {
        id: newId('line'),
        variantId: newId('var'),
        handle: 'clippy',
        sku: 'CLP-25',
        title: 'Clippy & friends',
        variantTitle: '25 cm',
        language: 'en',
        picture: null,
        quantity: 12,
        shipped: 0,
        cancelled: 0,
        returned: 0,
        casePack: 6,
        unitPrice: usd(1_000),
        lineTotal: usd(12_000),
        taxLines: [tax],
        repriced: [],
      },
    ],
    shipTo,
    billTo: shipTo,
    delivery: 'together',
    shipping: { id: 'ground', name: 'Ground', carrier: 'UPS', amount: usd(900), earliest: '2026-11-24', latest: '2026-11-27' },
    totals: { merchandise: usd(12_000), shipping: usd(900), tax: usd(780), total: usd(13_680), taxLines: [tax], pricesIncludeTax: false },
    payment: {
      method: 'card',
      state: 'authorised',
      poNumber: 'PO-7',
      description: 'Visa ending in 4242',
      actionUrl: null,
      decline: null,
      dueOn: null,
      captured: usd(0),
      refunded: usd(0),
    },
    fulfilment: 'open',
    shipments: [],
    planned: [],
    returns: [],
    replaces: null,
    freight: null,
    comesTo: null,
    edits: [],
    addsTo: null,
    documents: [],
    note: null,
    timeline: [],
    version: 3,
    lookupToken: 'tok+en',
  }
}
const bodyOf = (heard: Event) => ({ body: heard as never })

test('a wish is asked about with its link, and is told of once, however often that is heard', async (t) => {
  const { hear, mail } = await room(t)
  const wish = { email: 'bea@shop.example', title: 'Clippy & friends', market: 'us' as const, locale: null }
  const told = event('products.stock-wish-fulfilled.v1', 'wish_2', { ...wish, handle: 'clippy', variantId: 'var_1', casePack: 6 })
  await hear(bodyOf(event('products.stock-wish-made.v1', 'wish_1', { ...wish, market: 'eu', locale: 'de-eu', token: 'to/ken' })))
  assert.deepEqual([await hear(bodyOf(told)), await hear(bodyOf(told))], [{ handled: true }, { handled: false }])
  const { items } = await mail.listMail({})
  assert.deepEqual(items.map(({ to, subject }) => [to, subject]).sort(), [
    ['bea@shop.example', 'Clippy & friends is there'],
    ['bea@shop.example', 'Sollen wir Bescheid geben, wenn Clippy & friends da ist?'],
  ])
  const texts: string[] = []
  for (const { id } of items) texts.push((await mail.readMail({ params: { id } })).text)
  assert.ok(texts.some((text) => text.includes(`${shopUrl}/de-eu/tell-me?token=to%2Fken`)))
  assert.ok(texts.some((text) => text.includes(`${shopUrl}/p/clippy?variant=var_1`)))
})

test('a placed order becomes one mail with every amount, however often its event is heard', async (t) => {
  const { hear, mail, service } = await room(t)
  const order = placedOrder()
  const placed = event('orders.order-placed.v1', order.id, { order, userId: null })
  assert.deepEqual(await hear(bodyOf(placed)), { handled: true })
  assert.deepEqual(await hear(bodyOf(placed)), { handled: false })
  await waitFor(async () => (await mail.listMail({})).items[0]?.state === 'sent', { what: 'the mail to be handed over' })
  const { items } = await mail.listMail({})
  assert.deepEqual(
    items.map(({ to, subject, template }) => ({ to, subject, template })),
    [{ to: 'ada@shop.example', subject: 'Order TL-100123 is confirmed', template: 'order-confirmed' }],
  )
  const { html, text } = await mail.readMail({ params: { id: items[0]!.id } })
  for (const part of [
    'TL-100123',
    '$120.00',
    '$9.00',
    '$7.80',
    '$136.80',
    'CLP-25',
    'PO-7',
    'Visa ending in 4242',
    'Washington sales tax, 6.5%',
  ]) {
    assert.ok(html.includes(part), `html lacks ${part}`)
    assert.ok(text.includes(part), `text lacks ${part}`)
  }
  assert.ok(html.includes(`${shopUrl}/orders/${order.id}?token=tok%2Ben`))
  assert.ok(!html.includes('<b>Shopkeeper</b>'), 'what a customer typed is never markup')
  const page = await service.app.inject({
    url: `/dev/mail/${items[0]!.id}`,
    headers: { authorization: `Bearer ${await tokens.sign({ kind: 'guest' })}` },
  })
  assert.equal(page.statusCode, 200)
  assert.ok(!page.body.includes('<b>Shopkeeper</b>'))
})

test('links of verification and reset carry the token as it is', async (t) => {
  const { hear, mail } = await room(t)
  const who = { userId: newId('usr'), email: 'ada@shop.example', name: 'Ada', locale: null }
  await hear(bodyOf(event('users.verification-requested.v1', who.userId, { ...who, token: 'a/b+c=' })))
  await hear(bodyOf(event('users.password-reset-requested.v1', who.userId, { ...who, token: 'd&e' })))
  const { items } = await mail.listMail({ query: { to: who.email } })
  const texts = await Promise.all(items.map(async ({ id }) => (await mail.readMail({ params: { id } })).text))
  assert.deepEqual(
    items.map(({ template }) => template),
    ['reset-password', 'verify-email'],
  )
  assert.ok(texts[0]!.includes(`${shopUrl}/reset-password?token=d%26e`))
  assert.ok(texts[1]!.includes(`${shopUrl}/verify-email?token=a%2Fb%2Bc%3D`))
})

test('each mail is in the language of who it is for, whole, and leads to the pages of that language', async (t) => {
  const { hear, mail, pool } = await room(t)
  const tax = { jurisdiction: 'DE', name: 'VAT', rate: 190_000, amount: eur(2_280), reason: 'standard' as const }
  const placed: Order = {
    ...placedOrder(),
    market: 'eu',
    locale: 'de-eu',
    totals: {
      merchandise: eur(12_000),
      shipping: eur(0),
      tax: eur(2_280),
      total: eur(14_280),
      taxLines: [tax],
      pricesIncludeTax: false,
    },
    note: 'Bitte <i>läuten</i>',
  }
  const who = { userId: newId('usr'), email: placed.email, name: 'Ada' }
  await hear(bodyOf(event('orders.order-placed.v1', placed.id, { order: placed, userId: null })))
  await hear(bodyOf(event('orders.payment-declined.v1', newId('ord'), { order: { ...placed, locale: 'fr-eu' } })))
  await hear(bodyOf(event('users.verification-requested.v1', who.userId, { ...who, locale: 'es-us', token: 'abc' })))
  const ended = { orderId: placed.id, email: who.email, number: placed.number, state: 'expired' as const, reason: 'In English.' }
  await hear(bodyOf(event('orders.order-ended.v1', placed.id, { ...ended, because: 'not-paid-in-time', market: 'eu', locale: 'de-eu' })))
  const { items } = await mail.listMail({})
  const read = async (template: string) => {
    const one = items.find((item) => item.template === template)
    return mail.readMail({ params: { id: one?.id ?? '' } })
  }
  const german = await read('order-confirmed')
  assert.equal(german.subject, 'Bestellung TL-100123 ist bestätigt')
  const said = [
    '2 Kartons zu 6',
    'MwSt., 19\u00a0%',
    '142,80\u00a0€',
    '24.–27. Nov. 2026',
    'Ihre Bestellnummer',
    'PO-7',
    `${shopUrl}/de-eu/orders/${placed.id}`,
  ]
  for (const part of said) {
    assert.ok(german.html.includes(part), `html lacks ${part}`)
    assert.ok(german.text.includes(part), `text lacks ${part}:\n${german.text}`)
  }
  assert.match(german.html, /<html[^>]* lang="de-DE"/)
  assert.ok(!german.html.includes('<i>läuten</i>') && german.text.includes('läuten'))
  const french = await read('payment-declined')
  assert.deepEqual(
    [french.subject, french.text.includes(`${shopUrl}/fr-eu/orders/`)],
    ['Le paiement de la commande TL-100123 n’a pas abouti', true],
  )
  const spanish = await read('verify-email')
  assert.deepEqual(
    [spanish.subject, spanish.text.includes(`${shopUrl}/es-us/verify-email?token=abc`)],
    ['Confirme su correo electrónico', true],
  )
  const over = await read('order-ended')
  assert.deepEqual([over.text.includes('solange die Ware reserviert war'), over.text.includes('In English.')], [true, false])

  // Letters that were kept before there were languages say nothing of one.
  await pool.query(`update mails set data = data - 'locale'`)
  assert.match((await read('verify-email')).text, /Please confirm that this e-mail address is yours/)
})

const issued = (changes: Partial<Extract<Event, { name: 'payments.document-issued.v1' }>['data']> = {}) =>
  event('payments.document-issued.v1', 'ord_1', {
    orderId: 'ord_1',
    orderNumber: 'TL-100123',
    document: { id: 'doc_7', kind: 'invoice', number: 'EU-000007', issuedOn: '2026-11-22', dueOn: '2026-12-22', total: eur(14_280) },
    email: 'ada@shop.example',
    market: 'eu',
    locale: 'de-eu',
    lookupToken: 'tok+en',
    ...changes,
  })

test('an invoice is written about once, with its sum, its due date and a link to its order; the mailbox shows what is attached', async (t) => {
  const { hear, mail, service, asked } = await room(t)
  const said = issued()
  assert.deepEqual([await hear(bodyOf(said)), await hear(bodyOf(said))], [{ handled: true }, { handled: false }])
  const { items } = await mail.listMail({})
  assert.deepEqual(
    items.map(({ to, subject, template }) => [to, subject, template]),
    [['ada@shop.example', 'Rechnung EU-000007', 'document-issued']],
  )
  const { text } = await mail.readMail({ params: { id: items[0]!.id } })
  for (const part of ['EU-000007', 'TL-100123', 'Fällig am 22. Dez. 2026', '142,80\u00a0€', `${shopUrl}/de-eu/orders/ord_1?token=tok%2Ben`])
    assert.ok(text.includes(part), `${part} in ${text}`)
  assert.deepEqual(asked, [])
  const headers = { authorization: `Bearer ${await tokens.sign({ kind: 'guest' })}` }
  const attached = await service.app.inject({ url: `/dev/mail/${items[0]!.id}/attachment`, headers })
  assert.deepEqual([attached.statusCode, attached.headers['content-type'], attached.body], [200, 'application/pdf', '%PDF of a test'])
  assert.deepEqual(asked, ['doc_7 pdf'])
})

test('what was paid by card, and what is credited, say so in each language', async (t) => {
  const { hear, mail } = await room(t)
  const { document } = issued().data
  for (const [locale, kind] of [
    ['en-gb', 'invoice'],
    ['fr-eu', 'credit-note'],
    ['es-eu', 'invoice'],
  ] as const)
    await hear(bodyOf(issued({ locale, document: { ...document, kind, dueOn: null } })))
  const { items } = await mail.listMail({})
  const texts = await Promise.all(items.map(async ({ id, subject }) => [subject, (await mail.readMail({ params: { id } })).text] as const))
  const saying = (part: string) => texts.filter(([, text]) => text.includes(part)).map(([subject]) => subject)
  assert.deepEqual(
    [saying('Paid by card'), saying('Crédité'), saying('Pagado con tarjeta')],
    [['Invoice EU-000007'], ['Avoir EU-000007'], ['Factura EU-000007']],
  )
})

test('a shipment is written about when it leaves and when it arrives, once each, with what is in it and where it can be tracked', async (t) => {
  const { hear, mail } = await room(t)
  const order = { ...placedOrder(), locale: 'de-eu' as const, fulfilment: 'partly-shipped' as const }
  const shipment = {
    id: newId('shp'),
    number: 'TL-100123-1',
    location: 'rotterdam',
    carrier: 'DHL',
    trackingNumber: 'JD0001',
    trackingUrl: 'https://carrier.example/JD0001',
    state: 'sent' as const,
    sentAt: '2026-11-23T10:00:00.000Z',
    deliveredAt: null,
    lines: [{ lineId: order.lines[0]!.id, quantity: 6 }],
  }
  const planned = [{ location: 'reno', lines: [{ lineId: order.lines[0]!.id, quantity: 6 }] }]
  const sent = bodyOf(event('orders.shipment-sent.v1', order.id, { order: { ...order, shipments: [shipment], planned }, shipment }))
  assert.deepEqual([await hear(sent), await hear(sent)], [{ handled: true }, { handled: false }])
  const delivered = { ...order, fulfilment: 'delivered' as const }
  await hear(bodyOf(event('orders.shipment-delivered.v1', order.id, { order: delivered, shipment })))
  const { items } = await mail.listMail({})
  assert.deepEqual(items.map(({ subject }) => subject).sort(), ['Sendung TL-100123-1 ist angekommen', 'Sendung TL-100123-1 ist unterwegs'])
  const [about, arrived] = await Promise.all(
    ['ist unterwegs', 'ist angekommen'].map(async (what) => {
      const found = items.find(({ subject }) => subject.endsWith(what))
      return (await mail.readMail({ params: { id: found!.id } })).text
    }),
  )
  for (const part of [
    'DHL',
    'JD0001',
    'https://carrier.example/JD0001',
    'Clippy & friends',
    '6 ×',
    'TL-100123',
    'Der Rest der Bestellung folgt',
    'Sendung 1 von 2, aus Rotterdam.',
  ])
    assert.ok(about?.includes(part), `${part} in ${about}`)
  assert.ok(!arrived?.includes('Der Rest'), arrived)

  await hear(
    bodyOf(event('orders.lines-cancelled.v1', order.id, { order, lines: [{ lineId: order.lines[0]!.id, quantity: 3 }], repriced: [] })),
  )
  const cancelled = (await mail.listMail({})).items.find(({ template }) => template === 'lines-cancelled')
  assert.equal(cancelled?.subject, 'Ein Teil von Bestellung TL-100123 ist storniert')
  const { text } = await mail.readMail({ params: { id: cancelled!.id } })
  for (const part of ['Clippy & friends', '3 ×', 'wird nicht abgebucht']) assert.ok(text.includes(part), `${part} in ${text}`)
})

test('R11: mail that could not be handed over while the server was down is sent once after it is back', async (t) => {
  const port = await freePort()
  const refusing = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1')
  const { hear, mail, pool } = await room(t, { smtpUrl: `smtp://127.0.0.1:${port}` })
  const order = placedOrder()
  await hear(bodyOf(event('orders.order-placed.v1', order.id, { order, userId: null })))
  await waitFor(async () => (await pool.query('select failures from jobs')).rows[0]?.failures > 0, { what: 'a first failure' })
  assert.equal((await mail.listMail({})).items[0]?.state, 'queued')
  await new Promise((resolve) => refusing.close(resolve))

  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let raw = ''
      stream.on('data', (chunk: Buffer) => {
        raw += chunk.toString('utf8')
      })
      stream.on('end', () => {
        received.push(raw)
        done()
      })
    },
  })
  server.listen(port, '127.0.0.1')
  t.after(() => new Promise<void>((resolve) => server.close(() => resolve())))
  await pool.query('update jobs set run_at = now()')
  await waitFor(async () => (await mail.listMail({})).items[0]?.state === 'sent', { what: 'the mail to be sent' })
  assert.equal(received.length, 1)
  assert.match(received[0]!, /^Subject: Order TL-100123 is confirmed$/m)
  assert.match(received[0]!, /^Message-ID: <mail_[0-9a-z]{26}@toyline\.example>$/m)
  assert.match(received[0]!, /Content-Type: text\/plain/)
  assert.match(received[0]!, /Content-Type: text\/html/)
  assert.doesNotMatch(received[0]!, /Content-Disposition: attachment/)

  await hear(bodyOf(issued()))
  await waitFor(() => received.length === 2, { what: 'the invoice to be sent' })
  assert.match(received[1]!, /^Content-Type: application\/pdf; name=EU-000007\.pdf$/m)
  assert.match(received[1]!, /^Content-Disposition: attachment; filename=EU-000007\.pdf$/m)
  assert.ok(received[1]!.includes(Buffer.from('%PDF of a test').toString('base64')))
})

test('the mailbox is not shown where mail is really sent', async (t) => {
  const { service } = await room(t, { smtpUrl: 'smtp://127.0.0.1:9' })
  const reply = await service.app.inject({ url: '/dev/mail', headers: { authorization: `Bearer ${await tokens.sign({ kind: 'guest' })}` } })
  assert.equal(reply.statusCode, 404)
})
