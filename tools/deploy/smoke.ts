/**
 * Asks a shop that runs what a first visitor would, and changes nothing: `node tools/deploy/smoke.ts URL [api|pages]`, both unless said.
 * `api` is a gateway's own part; `pages` can be asked of a storefront alone. Ends with 1 where an answer is wrong, 2 on wrong use.
 */
const PATIENCE_MS = 10_000
const PARTS = ['api', 'pages'] as const
type Part = (typeof PARTS)[number]
type Ask = (path: string, init?: RequestInit) => Promise<Response>

/** What is wrong with the shop at this address; nothing where all is well. */
export async function smoke(url: string, parts: readonly Part[] = PARTS): Promise<string[]> {
  const wrong: string[] = []
  const ask: Ask = (path, init) => fetch(new URL(path, url), { ...init, signal: AbortSignal.timeout(PATIENCE_MS) })
  for (const part of parts)
    await (part === 'api' ? askApi(ask) : askPages(ask)).catch((error: Error) => {
      wrong.push(`${part}: ${error.cause instanceof Error ? error.cause.message : error.message}`)
    })
  return wrong
}

async function askApi(ask: Ask): Promise<void> {
  await expect(ask('/readyz'), 200, 'json')
  const list = (await (await expect(ask('/api/v1/products?limit=1'), 200, 'json')).json()) as { items?: { handle: string }[] }
  const handle = list.items?.[0]?.handle
  if (!handle) throw new Error('no product is on sale')
  const product = (await (await expect(ask(`/api/v1/products/${handle}`), 200, 'json')).json()) as { handle?: string }
  if (product.handle !== handle) throw new Error(`asked for ${handle}, got ${product.handle}`)
  await expect(ask('/api/v1/cart'), 200, 'json')
  // A change without its key is refused by the room that would have made it, so the way there is open, and nothing has changed.
  const change = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }
  await expect(ask('/api/v1/cart/lines', change), 400, 'json')
}

async function askPages(ask: Ask): Promise<void> {
  const home = await (await expect(ask('/'), 200, 'html')).text()
  const [, product] = /href="(\/p\/[^"?#]+)"/.exec(home) ?? []
  if (!product) throw new Error('the home page names no product')
  await expect(ask(product), 200, 'html')
  const [script] = /\/_next\/static\/[^"\\]+\.js/.exec(home) ?? []
  if (!script) throw new Error('the home page has no script')
  await expect(ask(script), 200, 'javascript')
  const german = await (await expect(ask('/de-eu'), 200, 'html')).text()
  if (!/<html[^>]* lang="de/.test(german)) throw new Error('/de-eu is not in German')
}

async function expect(answer: Promise<Response>, status: number, type?: string): Promise<Response> {
  const got = await answer
  const where = new URL(got.url).pathname
  if (got.status !== status) throw new Error(`${where} answered ${got.status}, not ${status}`)
  const said = got.headers.get('content-type') ?? 'nothing'
  if (type && !said.includes(type)) throw new Error(`${where} is ${said}, not ${type}`)
  return got
}

if (import.meta.main) {
  const [url, part, ...more] = process.argv.slice(2)
  const parts = PARTS.filter((one) => part === undefined || one === part)
  if (!URL.canParse(url ?? '') || parts.length === 0 || more.length > 0) {
    console.error('node tools/deploy/smoke.ts URL [api|pages]')
    process.exit(2)
  }
  const wrong = await smoke(String(url), parts)
  for (const line of wrong) console.error(`✖ ${line}`)
  if (wrong.length === 0) console.log(`✔ ${url}: ${parts.join(' and ')}`)
  process.exit(wrong.length > 0 ? 1 : 0)
}
