import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signUp } from './account.ts'
import { DESKTOP, open, PHONE, seen, skip, visitor } from './browser.ts'
import { addCase, ownEmail } from './buying.ts'
import { expectLines } from './cart.ts'
import { shifts, watchShifts } from './page-checks.ts'
import type { Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'

const SHARED = [
  '/',
  '/products',
  '/c/plush',
  `/p/${TOYS.bliss}`,
  '/search?q=bliss',
  '/help',
  '/privacy',
  '/returns',
  '/terms',
  '/de-eu',
  '/fr-ca/products?page=2',
]
const PERSONAL = ['/cart', '/checkout', '/orders/ord_1', '/account', '/sign-in', '/register', '/de-eu/cart']
/** As the router asks; Next leads it to an address that tells such answers apart. */
const RSC = { rsc: '1' }

export function sharedPageStories(shop: () => Shop): void {
  test('pages of the catalogue are the same to the byte for whoever asks, and say how they may be kept', { skip }, async (t) => {
    const { page, context } = await visitor(t, shop())
    await signUp(page, shop(), ownEmail('somebody'))
    await addCase(page, TOYS.rover)
    const own = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    const somebody = {
      cookie: `${own}; theme=dark; market=eu`,
      'accept-language': 'fr',
      'user-agent': 'another',
      'x-forwarded-for': '203.0.113.9',
    }
    for (const path of SHARED)
      for (const kind of [{}, RSC]) {
        const [plain, known] = await alike(shop(), path, kind, somebody)
        assert.equal(known.said, plain.said, `${path} differs from visitor to visitor`)
        for (const answer of [plain, known]) {
          assert.equal(answer.status, 200, path)
          assert.equal(answer.headers.get('set-cookie'), null, path)
          assert.match(answer.headers.get('surrogate-control') ?? '', /^max-age=\d+, stale-while-revalidate=\d+$/, path)
          assert.match(answer.headers.get('surrogate-key') ?? '', /^page locale:\w\w-\w\w( |$)/, path)
        }
      }
    for (const path of PERSONAL) assert.equal((await made(shop(), path, somebody)).headers.get('surrogate-control'), null, path)
    const [nobodys, somebodys] = await alike(shop(), '/cart', {}, somebody)
    assert.notEqual(somebodys.said, nobodys.said, 'the comparison cannot fail')
  })

  test('the header learns from the browser who is signed in and what the cart holds, and nothing moves', { skip }, async (t) => {
    const { page, complaints } = await visitor(t, shop())
    await signUp(page, shop(), ownEmail('header'))
    await addCase(page, TOYS.rover)
    await watchShifts(page)
    for (const viewport of [DESKTOP, PHONE]) {
      await page.setViewportSize(viewport)
      await open(page, '/products')
      await seen(page.getByRole('link', { name: 'Account of Story Teller' }))
      await seen(page.getByRole('link', { name: /^Cart: 1 case\D/ }))
      assert.deepEqual((await shifts(page)).told, [], `something moved at ${viewport.width} px`)
    }
    assert.deepEqual(complaints, [])
  })

  test('a visitor who was never given an identity asks the shop for nothing of their own', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await open(page, '/products')
    assert.ok(asked.includes('/products'))
    assert.deepEqual(
      asked.filter((path) => path.startsWith('/api/')),
      [],
    )
  })

  test('without scripts, adding twice from one page adds twice, and a double click once', { skip }, async (t) => {
    const { page } = await visitor(t, shop(), { javaScriptEnabled: false })
    for (const quantity of [6, 12]) {
      await page.goto('/products')
      await page.getByRole('button', { name: 'Add a case of Windows 95 Boot Pillow' }).click()
      await seen(page.getByRole('heading', { name: 'Cart', level: 1 }))
      await expectLines(page, { 'Windows 95 Boot Pillow': quantity })
    }
    await page.goto('/products')
    const variantId = await page.locator(`[data-product="${TOYS.pillow}"] input[name="variantId"]`).inputValue()
    const submit = () => page.request.post('/cart/add', { form: { variantId, quantity: '6' }, maxRedirects: 0 })
    const answers = await Promise.all([submit(), submit()])
    assert.deepEqual(
      [...answers, await submit()].map((answer) => answer.status()),
      [303, 303, 303],
    )
    await expectLines(page, { 'Windows 95 Boot Pillow': 18 })
  })
}

type Made = { status: number; headers: Headers; said: string }
const TRIES = 8

/**
 * An answer to nobody and one to this visitor, alike if there are such. When Next names a script depends on what was ready first, so
 * the same page has a few spellings; if it were made for its reader, none of one would be among those of the other.
 */
async function alike(shop: Shop, path: string, kind: Record<string, string>, visitor: Record<string, string>): Promise<[Made, Made]> {
  const plain: Made[] = []
  const known: Made[] = []
  for (let tries = 0; tries < TRIES; tries += 1) {
    plain.push(await made(shop, path, kind))
    known.push(await made(shop, path, { ...kind, ...visitor }))
    for (const one of plain) for (const other of known) if (one.said === other.said) return [one, other]
  }
  return [plain[0]!, known[0]!]
}

/** What the storefront answers, past all caches. To its router Next gives a number of its own each time, and rows as they are ready. */
async function made({ storefrontUrl }: Shop, path: string, headers: Record<string, string> = {}): Promise<Made> {
  const isRsc = 'rsc' in headers
  const answer = await fetch(storefrontUrl + path, { headers, redirect: isRsc ? 'follow' : 'manual', signal: AbortSignal.timeout(30_000) })
  const body = await answer.text()
  const said = isRsc
    ? body
        .replace(/"[\w-]{21}[vm]"/g, '"number"')
        .split('\n')
        .toSorted()
        .join('\n')
    : body
  return { status: answer.status, headers: answer.headers, said }
}
