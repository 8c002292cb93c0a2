import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { seen } from './browser.ts'

/** Opens the cart and holds it to exactly these toys with these quantities. */
export async function expectLines(page: Page, lines: Record<string, number>): Promise<void> {
  await page.goto('/cart')
  await seen(page.getByRole('table', { name: 'Toys in the cart' }))
  const quantities = await page.getByRole('textbox', { name: /^Quantity of / }).all()
  const found = await Promise.all(
    quantities.map(async (input) => [
      (await input.getAttribute('aria-label'))?.replace('Quantity of ', ''),
      Number(await input.inputValue()),
    ]),
  )
  assert.deepEqual(Object.fromEntries(found), lines)
  assert.equal(found.length, Object.keys(lines).length, 'a line is doubled')
}
