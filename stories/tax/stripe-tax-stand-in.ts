import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { openDescription } from '../payments/stand-ins/stripe/description.ts'
import { type Form, parseForm } from '../payments/stand-ins/stripe/form.ts'

export const KEY = 'rk_test_tax'
export type Breakdown = ReturnType<typeof breakdown>
type Taxed = { amount: number; amount_tax: number; tax_behavior: string; tax_code: string; tax_breakdown: Breakdown[] }
export type Calculation = ReturnType<typeof calculate>

/** Does to an answer what should not be; text that it returns is sent instead. */
export type Fault = (calculation: Calculation) => unknown
export type Mood = 'well' | 'unwell' | 'cut' | 'silent' | Fault

/** Stripe Tax as far as the shop asks it. Requests, and answers without a fault, are held against Stripe's own description. */
export async function openStripeTax(t: TestContext) {
  const description = openDescription()
  const complaints: string[] = []
  const asked: Form[] = []
  const standIn = { url: '', mood: 'well' as Mood, asked, complaints }
  const server = createServer(async (request, response) => {
    const said = parseForm(await read(request))
    const path = request.url ?? ''
    asked.push(said)
    complaints.push(...(description?.request('POST', path, said) ?? []))
    if (request.headers.authorization !== `Bearer ${KEY}`) return void response.writeHead(401).end('{}')
    const { mood } = standIn
    if (mood === 'silent') return
    if (mood === 'cut') return void request.socket.destroy()
    if (mood === 'unwell') return void response.writeHead(503).end(JSON.stringify({ error: { type: 'api_error' } }))
    const calculation = calculate(said)
    if (mood === 'well') complaints.push(...(description?.answer('POST', path, 200, calculation) ?? []))
    const text = mood === 'well' ? undefined : mood(calculation)
    response.writeHead(200, { 'content-type': 'application/json' }).end(typeof text === 'string' ? text : JSON.stringify(calculation))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  standIn.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return standIn
}

function calculate(said: Form) {
  const { country, state = null } = (said.customer_details as Form).address as { country: string; state?: string }
  const { tax_ids = null } = said.customer_details as { tax_ids?: { type: string; value: string }[] | null }
  const place = { country, state, isFree: tax_ids !== null }
  const items = (said.line_items as Form[]).map((item, at) => ({
    ...taxed(item, place),
    id: `tax_li_${at}`,
    object: 'tax.calculation_line_item',
    livemode: false,
    quantity: 1,
    reference: String(item.reference),
  }))
  const shipping = taxed(said.shipping_cost as Form, place)
  const tax = [...items, shipping].reduce((sum, one) => sum + one.amount_tax, 0)
  return {
    id: 'taxcalc_1',
    object: 'tax.calculation',
    livemode: false,
    currency: String(said.currency),
    amount_total: tax + [...items, shipping].reduce((sum, one) => sum + one.amount, 0),
    tax_amount_exclusive: tax,
    tax_amount_inclusive: 0,
    tax_date: Number(said.tax_date),
    tax_breakdown: [],
    customer_details: {
      address: { country, state },
      address_source: 'shipping',
      ip_address: null,
      tax_ids: tax_ids ?? [],
      taxability_override: 'none',
    },
    line_items: { object: 'list', has_more: false, url: '/v1/tax/calculations/taxcalc_1/line_items', data: items },
    shipping_cost: shipping,
  }
}

function taxed(item: Form, { country, state, isFree }: { country: string; state: string | null; isFree: boolean }): Taxed {
  const amount = Number(item.amount)
  const on = (percent: number, level: string, name: string) => breakdown(amount, percent, { country, state, level, display_name: name })
  const taxes = () => {
    if (item.tax_code === 'txcd_00000000') return [free('not_collecting', { country, state, level: 'state', display_name: 'Washington' })]
    if (country === 'US') return [on(6.5, 'state', 'Washington'), on(3.85, 'city', 'Seattle')]
    if (isFree) return [free('reverse_charge', { country, state, level: 'country', display_name: 'Germany' })]
    return [on(item.tax_code === 'txcd_35010000' ? 7 : 19, 'country', 'Germany')]
  }
  const tax_breakdown = taxes()
  return {
    amount,
    amount_tax: tax_breakdown.reduce((sum, tax) => sum + tax.amount, 0),
    tax_behavior: 'exclusive',
    tax_code: String(item.tax_code),
    tax_breakdown,
  }
}

type Jurisdiction = { country: string; state: string | null; level: string; display_name: string }

function breakdown(amount: number, percent: number, jurisdiction: Jurisdiction) {
  const { country } = jurisdiction
  return {
    amount: Math.round((amount * percent) / 100),
    jurisdiction,
    sourcing: 'destination',
    tax_rate_details: {
      display_name: country === 'US' ? 'Sales tax' : 'VAT',
      percentage_decimal: String(percent),
      tax_type: country === 'US' ? 'sales_tax' : 'vat',
    } as { display_name: string; percentage_decimal: string; tax_type: string } | null,
    taxability_reason: percent === 7 ? 'reduced_rated' : 'standard_rated',
    taxable_amount: amount,
  }
}

function free(reason: string, jurisdiction: Jurisdiction): Breakdown {
  return { ...breakdown(0, 0, jurisdiction), tax_rate_details: null, taxability_reason: reason }
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
