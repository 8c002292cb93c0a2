import { parseArgs } from 'node:util'
import { type BrowserContext, chromium } from 'playwright-core'
import { chromiumPath as executablePath, NO_CHROMIUM } from '../chromium.ts'
import { anyPort } from '../start/ports.ts'
import { openBareNext } from './bare-next.ts'
import { medianScores } from './lighthouse.ts'
import { answerOf, serve, serveBare } from './load.ts'
import { fillCart, PAGES, type PageName, touch } from './pages.ts'
import { openSite, type Site } from './site.ts'
import { transferred } from './transferred.ts'
import { vitalsOf, watchVitals } from './vitals.ts'

/**
 * `npm run bench:web [-- --only listing,product] [--runs 5] [--seconds 5] [--json]`: what each page sends to a first visitor,
 * what Lighthouse and the web vitals say of it, and what it costs the server; beside it the smallest page that Next serves and a
 * bare Fastify route with the same bytes. `--runs 0` leaves Lighthouse out.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    runs: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
})
const only = values.only?.split(',')
const [runs, seconds] = [Number(values.runs), Number(values.seconds)]
if (!executablePath) throw new Error(NO_CHROMIUM)
/** A middling phone's screen. */
const PHONE = { width: 390, height: 844 }
const KIB = 1_024

const kib = (bytes: number) => Number((bytes / KIB).toFixed(1))
const names = (Object.keys(PAGES) as PageName[]).filter((name) => !only || only.includes(name))

/** In a profile of its own for each page, as somebody who comes for the first time. */
async function visit<T>(debuggingPort: number, work: (context: BrowserContext) => Promise<T>): Promise<T> {
  const context = await chromium.launchPersistentContext('', {
    executablePath,
    viewport: PHONE,
    args: ['--no-sandbox', '--disable-dev-shm-usage', `--remote-debugging-port=${debuggingPort}`],
  })
  try {
    return await work(context)
  } finally {
    await context.close()
  }
}

async function measure(name: PageName, site: Site) {
  const url = site.url + PAGES[name]
  const hasCart = name === 'cart' || name === 'checkout'
  const port = await anyPort()
  const seen = await visit(port, async (context) => {
    if (hasCart) await fillCart(site.url, context)
    const page = context.pages()[0] ?? (await context.newPage())
    await watchVitals(page)
    const sent = await transferred(page, url)
    await touch(page)
    return { sent, vitals: await vitalsOf(page) }
  })
  const judged = await visit(port, async (context) => {
    const cookie = hasCart ? await fillCart(site.url, context) : undefined
    const mobile = runs > 0 ? await medianScores(url, 'mobile', runs, { port, stays: hasCart }) : undefined
    const desktop = runs > 0 ? await medianScores(url, 'desktop', runs, { port, stays: hasCart }) : undefined
    return { cookie, mobile, desktop }
  })
  const served = await serve(url, site.pid, seconds, judged.cookie)
  const { sent, vitals } = seen
  return {
    page: name,
    jsKiB: kib(sent.script),
    cssKiB: kib(sent.stylesheet),
    fontsKiB: kib(sent.font),
    imagesKiB: kib(sent.image),
    htmlKiB: kib(sent.document),
    requests: sent.requests,
    otherHosts: sent.strangers.length,
    mobile: judged.mobile?.performance,
    mobileLcpMs: judged.mobile?.lcpMs,
    mobileTbtMs: judged.mobile?.tbtMs,
    desktop: judged.desktop?.performance,
    a11y: judged.mobile?.accessibility,
    best: judged.mobile?.bestPractices,
    seo: judged.mobile?.seo,
    ...vitals,
    ...served,
  }
}

/** The listing by every way that it could be served, and the least that Next and Fastify cost, in this run on this machine. */
async function compare(site: Site) {
  const listing = PAGES.listing
  const door = await serve(site.url + listing, site.pid, seconds)
  const bare = await serveBare(await answerOf(site.url + listing), seconds)
  const next = await serve(site.nextUrl + listing, site.pid, seconds)
  const page = await openBareNext()
  const least = await serve(page.url, page.pid, seconds)
  await page.stop()
  const against = (rps: number) => Number((door.rps / rps).toFixed(2))
  return [
    { listing: 'through the front door, warm', ...door, 'front door ÷ it': 1 },
    { listing: 'bare Fastify route, same bytes', ...bare, 'front door ÷ it': against(bare.rps) },
    { listing: 'Next by itself', ...next, 'front door ÷ it': against(next.rps) },
    { listing: 'bare Next page', ...least, 'front door ÷ it': against(least.rps) },
  ]
}

const site = await openSite()
try {
  const rows = []
  for (const name of names) {
    const row = await measure(name, site)
    rows.push(row)
    if (values.json) console.log(JSON.stringify(row))
    else console.error(`${name}: ${row.jsKiB} KiB of JavaScript, ${row.rps} pages/s, ${row.cpuMs} ms CPU a page`)
  }
  const ways = await compare(site)
  if (values.json) for (const way of ways) console.log(JSON.stringify(way))
  else {
    console.table(rows)
    console.table(ways)
  }
} finally {
  await site.stop()
}
