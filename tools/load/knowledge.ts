import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { linkIn, mailTo } from '../../stories/browser/mailbox.ts'

/** What visitors know of the shop before they come: addresses and words. */
export type Knowledge = {
  categories: string[]
  handles: string[]
  words: string[]
  variants: { id: string; casePack: number; price: number }[]
}

const MOST = 20_000
/** Whoever signs up has an address of their own in each run, because the shop remembers for a while who asked too often. */
const SIGN_UPS_FROM = 0x800000 + Math.floor(Math.random() * 0x7f0000)
const PASSWORD = 'tin robots like rainy days'

export async function lookAround(adminUrl: string): Promise<Knowledge> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  const rows = async <Row extends pg.QueryResultRow>(text: string) => (await client.query<Row>(text, [MOST])).rows
  const products = await rows<{ handle: string; title: string }>('select handle, title from products.products order by random() limit $1')
  const knowledge: Knowledge = {
    categories: (await rows<{ slug: string }>('select slug from products.categories limit $1')).map(({ slug }) => slug),
    handles: products.map(({ handle }) => handle),
    words: [...new Set(products.flatMap(({ title }) => title.split(/[^\p{L}]+/u)).filter((word) => word.length > 2))],
    variants: await rows(
      `select v.id, v.case_pack as "casePack", p.amount::int as price
       from products.variants v join products.prices p on p.variant_id = v.id and p.currency = 'USD'
       join products.stock s on s.variant_id = v.id and s.on_hand - s.allocated - s.held > 500 order by random() limit $1`,
    ),
  }
  await client.end()
  return knowledge
}

/** The address from which this person asks. The shop limits what comes from one address, and a crowd has as many as people. */
export function addressOf(number: number): string {
  return `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`
}

/** Session cookies of so many people with accounts, made through the API and the mailbox, two at a time. */
export async function signUp(url: string, count: number): Promise<string[]> {
  const sessions: string[] = []
  let begun = 0
  async function some(): Promise<void> {
    while (begun < count) sessions.push(await signUpOne(url, addressOf(SIGN_UPS_FROM + begun++)))
  }
  await Promise.all([some(), some()])
  return sessions
}

async function signUpOne(url: string, address: string): Promise<string> {
  const email = `load-${randomUUID()}@toyline.example`
  await post(url, '/auth/register', address, { email, password: PASSWORD, name: 'Lou Load' })
  const token = new URL(linkIn(await mailTo(url, email, /Confirm/), '/verify-email')).searchParams.get('token')
  const cookies = await post(url, '/auth/verify-email', address, { token })
  return String(cookies.find((cookie) => cookie.includes('session_token'))?.split(';')[0])
}

async function post(url: string, path: string, address: string, body: object): Promise<string[]> {
  const reply = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'x-forwarded-for': address },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  })
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
  return reply.headers.getSetCookie()
}
