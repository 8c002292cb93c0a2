// Keeps what a visitor has seen, for when the line breaks. Files and pictures come from here first; a page always comes from the shop
// while the shop can be reached, and what it kept is thrown away with the visit, so that nobody sees prices of another day. Only
// what the shop calls public is ever kept: never a cart, an account, an order, or an answer of the API.

const FILES = 'files'
const PAGES = 'pages '
const MOST_FILES = 400
const MOST_PAGES = 60
/** Which visit this is: a cookie of the page's making that ends with the browser's session, and changes with the person. */
const VISIT = 'toyline.visit'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  if (event.data?.type === 'visited') event.waitUntil(keepPages(event.data.urls))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(event))
  else if (url.pathname.startsWith('/_next/static/')) event.respondWith(file(event, 'once'))
  else if (url.pathname.startsWith('/media/')) event.respondWith(file(event, 'renew'))
})

/** A built file never changes; a picture may, and is shown as it was while it is asked for again. */
async function file(event, how) {
  const cache = await caches.open(FILES)
  const kept = await cache.match(event.request)
  if (kept && how === 'once') return kept
  const asked = fetch(event.request).then(async (answer) => {
    if (answer.status === 200) await put(cache, event.request, answer.clone(), MOST_FILES)
    return answer
  })
  if (!kept) return asked
  event.waitUntil(asked.catch(() => {}))
  return kept
}

async function page(event) {
  try {
    const answer = await fetch(event.request)
    event.waitUntil(keepAnswer(event.request.url, answer.clone()))
    return answer
  } catch (error) {
    const cache = await pagesOfThisVisit()
    const kept = (await cache?.match(event.request.url)) ?? (await cache?.match(offlinePageFor(event.request.url)))
    if (kept) return kept
    throw error
  }
}

/** What the router showed without asking for a page is asked for once, so that it can be opened again. */
async function keepPages(urls) {
  const cache = await pagesOfThisVisit()
  if (!cache) return
  for (const url of urls) {
    if (new URL(url).origin !== self.location.origin || (await cache.match(url))) continue
    await keepAnswer(url, await fetch(url, { headers: { accept: 'text/html' } }).catch(() => Response.error()))
  }
}

async function keepAnswer(url, answer) {
  const isPublic = /\bpublic\b/.test(answer.headers.get('cache-control') ?? '')
  if (answer.status !== 200 || answer.redirected || !isPublic) return
  const cache = await pagesOfThisVisit()
  if (cache) await put(cache, url, answer, MOST_PAGES)
}

/** Undefined where the browser does not tell a worker which visit it is: then no page is kept. */
async function pagesOfThisVisit() {
  const visit = (await self.cookieStore?.get(VISIT))?.value
  const name = visit && PAGES + visit
  for (const other of await caches.keys()) if (other.startsWith(PAGES) && other !== name) await caches.delete(other)
  return name ? caches.open(name) : undefined
}

function offlinePageFor(url) {
  const [, first = ''] = new URL(url).pathname.split('/')
  return new URL(/^[a-z]{2}-[a-z]{2}$/.test(first) ? `/${first}/offline` : '/offline', self.location.origin).href
}

async function put(cache, key, answer, most) {
  await cache.put(key, answer)
  const keys = await cache.keys()
  for (const old of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(old)
}
