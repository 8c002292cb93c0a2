import { createHmac } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { easypostCarrier } from '../src/carriers/easypost.ts'
import type { Carrier } from '../src/domain/shipping/carrier.ts'

export const WEBHOOK_SECRET = 'a secret of tests'
const PDF = '%PDF-1.4 a label of theirs'

type Made = { reference: string; purchases: number; code: string | null; refund: string | null }
export type EasyPost = Awaited<ReturnType<typeof openEasyPost>>

/**
 * EasyPost as far as this room uses it, with state: a shipment is bought once, and given back while its parcel has not left. `trouble`
 * is what goes wrong with the next calls.
 */
export async function openEasyPost(t: TestContext) {
  const shipments = new Map<string, Made>()
  const trouble = {
    isDown: false,
    cutsAfterBuying: 0,
    hasRates: true,
    isUnderWay: false,
    refuses: false,
    address: {},
    details: [] as object[],
  }
  let made = 0
  const server = createServer(async (request, reply) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString('utf8')
    answer(request.method ?? '', (request.url ?? '').split('/').slice(2), text === '' ? {} : JSON.parse(text), reply)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  function answer(
    method: string,
    [what, id = '', verb]: string[],
    body: { shipment?: { reference: string }; tracker?: { tracking_code: string } },
    reply: ServerResponse,
  ) {
    const json = (status: number, value: unknown) =>
      reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    const refuse = (code: string) => json(422, { error: { code, message: 'No.', errors: [] } })
    if (what === 'label.pdf') return void reply.end(PDF)
    if (trouble.isDown) return void json(500, { error: { code: 'INTERNAL', message: 'Sorry.', errors: [] } })
    if (what === 'trackers') return void json(200, { tracking_code: body.tracker?.tracking_code, tracking_details: trouble.details })
    if (what === 'addresses') return void json(201, { ...trouble.address, verifications: { delivery: { success: true, errors: [] } } })
    if (method === 'POST' && id === '') {
      made += 1
      shipments.set(`shp_${made}`, { reference: body.shipment?.reference ?? '', purchases: 0, code: null, refund: null })
      return void json(201, view(`shp_${made}`))
    }
    const shipment = shipments.get(id)
    if (!shipment) return void json(404, { error: { code: 'NOT_FOUND', message: 'No.', errors: [] } })
    if (verb === 'buy') {
      if (trouble.refuses) return void refuse('SHIPMENT.POSTAGE.FAILURE')
      if (shipment.code) return void refuse('SHIPMENT.POSTAGE.EXISTS')
      shipment.purchases += 1
      shipment.code = `94001${id.slice(4).padStart(10, '0')}`
      if (trouble.cutsAfterBuying > 0) {
        trouble.cutsAfterBuying -= 1
        return void reply.destroy()
      }
    }
    if (verb === 'refund') {
      if (trouble.isUnderWay) return void refuse('SHIPMENT.REFUND.UNAVAILABLE')
      shipment.refund = 'submitted'
    }
    json(200, view(id))
  }

  function view(id: string) {
    const { code, refund } = shipments.get(id) as Made
    const rate = { id: `rate_${id}`, carrier: 'USPS', service: 'GroundAdvantage', rate: '5.93', currency: 'USD', est_delivery_days: 3 }
    return {
      id,
      rates: trouble.hasRates ? [rate] : [],
      tracking_code: code,
      selected_rate: code ? rate : null,
      postage_label: code ? { label_url: `${origin}/v2/label.pdf`, label_file_type: 'application/pdf' } : null,
      tracker: code ? { public_url: `https://track.easypost.example/${code}` } : null,
      refund_status: refund,
    }
  }

  const carrier: Carrier = easypostCarrier({
    apiKey: 'EZTK-stand-in',
    webhookSecrets: [WEBHOOK_SECRET],
    baseUrl: `${origin}/v2/`,
    timeoutMs: 2_000,
    restMs: 50,
  })
  return { carrier, shipments, trouble, pdf: Buffer.from(PDF) }
}

/** A report as EasyPost sends it: all that is known of a parcel so far, signed. */
export function trackerReport(
  eventId: string,
  trackingNumber: string,
  details: { status: string; datetime: string }[],
  secret = WEBHOOK_SECRET,
) {
  const body = JSON.stringify({
    id: eventId,
    object: 'Event',
    description: 'tracker.updated',
    result: { object: 'Tracker', tracking_code: trackingNumber, tracking_details: details.map((one) => ({ ...one, message: one.status })) },
  })
  return { body, headers: { 'x-hmac-signature': `hmac-sha256-hex=${createHmac('sha256', secret).update(body).digest('hex')}` } }
}
