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

/** Session cookies of so many people with accounts, made through the API and the mailbox. */
export async function signUp(url: string, count: number): Promise<string[]> {
  const sessions: string[] = []
  for (let i = 0; i < count; i++) {
    const email = `load-${randomUUID()}@toyline.example`
    await post(url, '/auth/register', { email, password: PASSWORD, name: 'Lou Load' })
    const token = new URL(linkIn(await mailTo(url, email, /Confirm/), '/verify-email')).searchParams.get('token')
    const cookies = await post(url, '/auth/verify-email', { token })
    sessions.push(...cookies.filter((cookie) => cookie.includes('session_token')).map((cookie) => String(cookie.split(';')[0])))
  }
  return sessions
}

async function post(url: string, path: string, body: object): Promise<string[]> {
  const reply = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  })
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
  return reply.headers.getSetCookie()
}
