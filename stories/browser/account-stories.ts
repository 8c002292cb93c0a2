import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { PASSWORD, signIn, signUp } from './account.ts'
import { lastingVisitor, open, PHONE, SMALL_PHONE, seen, skip, visitor } from './browser.ts'
import {
  ADDRESS,
  AUTHORISED,
  addCase,
  buy,
  CARDS,
  delivered,
  ENOUGH_CASES,
  fillAddress,
  fillCard,
  goToCheckout,
  orderPage,
  ownEmail,
  placeButton,
  visibleFields,
} from './buying.ts'
import { expectLines } from './cart.ts'
import { linkIn, mailTo } from './mailbox.ts'
import { accessProblems, smallTargets, tooWide } from './page-checks.ts'
import type { Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'

export function accountStories(shop: () => Shop): void {
  test('from sign-up by way of the mail to an order with a saved address, which the account then lists', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    const email = ownEmail('new')
    await open(page, '/register')
    await page.getByLabel('Your name').fill('Grace Hopper')
    await page.getByLabel('Shop or company').fill('Hopper Toys')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Create the account' }).click()
    await seen(page.getByText('Look into your mailbox'))
    await open(page, linkIn(await mailTo(shop().url, email, /Confirm/), '/verify-email'))
    await page.getByRole('button', { name: 'Confirm my e-mail address' }).click()
    await seen(page.getByText('Your address is confirmed and you are signed in.'))

    await open(page, '/account/addresses')
    await page.getByRole('button', { name: 'Add an address' }).click()
    await page.getByLabel('Name of this address').fill('Shop on Pine Street')
    await page.getByLabel('Full name').fill(ADDRESS.name)
    await page.getByLabel('Address', { exact: true }).fill(ADDRESS.line1)
    await page.getByLabel('City').fill(ADDRESS.city)
    await page.getByLabel('State').selectOption(ADDRESS.area)
    await page.getByLabel('ZIP code').fill(ADDRESS.zip)
    await page.getByLabel('Use this address first').check()
    await page.getByRole('button', { name: 'Save address' }).click()
    await seen(page.getByText('Address saved.'))

    await addCase(page, TOYS.wololo, 3)
    await goToCheckout(page)
    await seen(page.getByRole('region', { name: 'Where should it go?' }).getByText(ADDRESS.line1))
    await delivered(page)
    await fillCard(page, CARDS.good)
    await placeButton(page).click()
    const { number } = await orderPage(page)
    await seen(page.getByText(AUTHORISED))
    await page.goto('/account/orders')
    await page.getByRole('link', { name: number }).click()
    assert.equal((await orderPage(page)).number, number)
  })

  test('a guest’s cart survives a restart of the browser and joins the account’s on sign-in, no line lost or doubled', {
    skip,
  }, async (t) => {
    const email = ownEmail('two-devices')
    const first = await visitor(t, shop())
    await signUp(first.page, shop(), email)
    await addCase(first.page, TOYS.wololo)
    await addCase(first.page, TOYS.rover)

    const profile = mkdtempSync(join(tmpdir(), 'toyline-profile-'))
    t.after(() => rmSync(profile, { recursive: true, force: true }))
    const before = await lastingVisitor(t, shop(), profile)
    await addCase(before.page, TOYS.pillow)
    await addCase(before.page, TOYS.rover)
    await before.context.close()

    const { page } = await lastingVisitor(t, shop(), profile)
    await expectLines(page, { 'Windows 95 Boot Pillow': 6, 'Rover Comforter': 8 })
    await signIn(page, email)
    const joined = { 'Wololo Card Game': 8, 'Rover Comforter': 16, 'Windows 95 Boot Pillow': 6 }
    await expectLines(page, joined)
    await expectLines(page, joined)
    await expectLines(first.page, joined)
  })

  test('signing out ends the session, also for whoever kept its cookie', { skip }, async (t) => {
    const { page, context } = await visitor(t, shop())
    await signUp(page, shop(), ownEmail('leaving'))
    const kept = await context.cookies()
    await open(page, '/account')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await seen(page.getByRole('link', { name: 'Sign in', exact: true }).first())
    await page.goto('/account/orders')
    await page.waitForURL(/\/sign-in/)
    await context.addCookies(kept)
    assert.equal((await page.request.get('/api/v1/me')).status(), 401)
  })

  test('nobody sees the order of somebody else, nor with a wrong link', { skip }, async (t) => {
    const owner = await visitor(t, shop())
    const { id } = await buy(owner.page, TOYS.pillow, ownEmail('owner'))
    const token = new URL(owner.page.url()).searchParams.get('token') ?? ''
    assert.ok(token.length > 20)
    const stranger = await visitor(t, shop())
    await signUp(stranger.page, shop(), ownEmail('stranger'))
    const forged = token.slice(0, -2) + (token.endsWith('AA') ? 'BB' : 'AA')
    for (const proof of ['', `?token=${forged}`]) {
      const answer = await stranger.page.goto(`/orders/${id}${proof}`)
      await seen(stranger.page.getByRole('heading', { name: 'We cannot show this order' }))
      assert.equal(answer?.status(), 404)
      assert.equal((await stranger.page.request.get(`/api/v1/orders/${id}${proof}`)).status(), 404)
      assert.equal((await stranger.page.request.get(`/api/v1/orders/${id}/events${proof}`)).status(), 404)
    }
  })

  test('U18, U28: an account pays by invoice with its order number, meets three fields at most the next time, and can press everything', {
    skip,
  }, async (t) => {
    const { page } = await visitor(t, shop())
    const email = ownEmail('invoice')
    await signUp(page, shop(), email)
    await addCase(page, TOYS.cortana, ENOUGH_CASES)
    await goToCheckout(page)
    await fillAddress(page, null)
    await page.getByRole('radio', { name: /Invoice/ }).check()
    await page.getByLabel('Purchase order number').fill('PO-4711')
    await placeButton(page).click()
    const { id, number } = await orderPage(page)
    await seen(
      page.getByText('It is on your account; the confirmation is on its way to your mailbox, and an invoice comes with each shipment.'),
    )
    await seen(page.getByText('PO number PO-4711'))
    assert.match(await mailTo(shop().url, email, new RegExp(number)), /PO-4711/)
    const [payment] = await shop().query('select state, method, po_number from payments.payments where order_id = $1', [id])
    assert.deepEqual(payment, { state: 'on-account', method: 'invoice', po_number: 'PO-4711' })

    await addCase(page, TOYS.bliss, ENOUGH_CASES)
    await goToCheckout(page)
    await seen(page.getByRole('button', { name: /^Place order, / }))
    assert.deepEqual(Object.keys(await visibleFields(page)), ['same-address', 'po-number', 'note'])
    assert.equal(await page.getByLabel('Purchase order number').inputValue(), '', 'the number of another order')
    await placeButton(page).click()
    assert.notEqual((await orderPage(page)).id, id)
    await seen(page.getByText(ADDRESS.line1).first())
    await seen(
      page.getByText('It is on your account; the confirmation is on its way to your mailbox, and an invoice comes with each shipment.'),
    )

    for (const path of [new URL(page.url()).pathname, '/account/orders', '/account/addresses']) {
      await open(page, path)
      for (const viewport of [SMALL_PHONE, PHONE]) {
        await page.setViewportSize(viewport)
        assert.deepEqual(await tooWide(page), [], `${path} at ${viewport.width} px`)
        assert.deepEqual(await smallTargets(page), [], `${path} at ${viewport.width} px`)
      }
      assert.deepEqual(await accessProblems(page), [], path)
    }
  })
}
