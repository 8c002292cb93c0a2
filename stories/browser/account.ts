import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { open } from './browser.ts'
import { linkIn, mailTo } from './mailbox.ts'
import type { Shop } from './shop.ts'

export const PASSWORD = 'tin robots like rainy days'

/** Gives a visitor a new account and signs them in, by the API that the pages use; for stories about something else. */
export async function signUp(page: Page, shop: Shop, email: string): Promise<void> {
  await post(page, '/auth/register', { email, password: PASSWORD, name: 'Story Teller' }, 202)
  const token = new URL(linkIn(await mailTo(shop.url, email, /Confirm/), '/verify-email')).searchParams.get('token')
  await post(page, '/auth/verify-email', { token }, 200)
}

export async function signIn(page: Page, email: string): Promise<void> {
  await open(page, '/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(/\/account$/)
}

async function post(page: Page, path: string, data: object, status: number): Promise<void> {
  const answer = await page.request.post(`/api/v1${path}`, { data, headers: { 'idempotency-key': randomUUID() } })
  assert.equal(answer.status(), status, await answer.text())
}
