import type { BrowserContext, Page } from 'playwright-core'

export const PAGES = {
  home: '/',
  listing: '/c/plush',
  product: '/p/clippy-classic-plush',
  search: '/search?q=cat',
  cart: '/cart',
  checkout: '/checkout',
} as const
export type PageName = keyof typeof PAGES

/** Puts enough into a visitor's cart for a first order. The cookie that it gets is the visitor. */
export async function fillCart(url: string, context: BrowserContext): Promise<string> {
  const product = (await (await context.request.get(`${url}/api/v1/products/clippy-classic-plush`)).json()) as {
    variants: { id: string; casePack: number }[]
  }
  const variant = product.variants[0]
  if (!variant) throw new Error('the sample catalogue has no paperclip')
  const added = await context.request.post(`${url}/api/v1/cart/lines`, {
    headers: { 'idempotency-key': crypto.randomUUID() },
    data: { variantId: variant.id, quantity: variant.casePack * 4 },
  })
  if (!added.ok()) throw new Error(`nothing could be added to the cart: ${await added.text()}`)
  const cookies = await context.cookies(url)
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** What every page lets its visitor do, and what only some do. */
export async function touch(page: Page): Promise<void> {
  const main = page.getByRole('main')
  const first = [main.getByRole('checkbox'), main.getByRole('spinbutton'), main.getByRole('textbox')].map((all) => all.first())
  for (const control of first) {
    if (!(await control.isVisible())) continue
    await control.focus()
    await page.keyboard.press('ArrowUp')
  }
  await page.getByRole('combobox').first().click()
  await page.keyboard.type('cat', { delay: 60 })
  await page.keyboard.press('Escape')
}
