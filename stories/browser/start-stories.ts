import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { freePort } from '@toyline/testing'
import { expectOneOrder } from './books.ts'
import { seen, skip, visitor } from './browser.ts'
import { AUTHORISED, buy, orderPage, ownEmail } from './buying.ts'
import { runStarter, type Shop } from './shop.ts'
import { TOYS } from './small-catalogue.ts'

type House = { shop: () => Shop; end: (how: 'stop' | 'kill') => Promise<void>; start: () => Promise<void> }

export function startStories(shop: () => Shop): void {
  test('a start on a port that is taken says so in plain words and ends with 1', { skip }, async (t) => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'toyline-elsewhere-'))
    t.after(() => rmSync(elsewhere, { recursive: true, force: true }))
    const { port, mode } = shop()
    const run = runStarter(mode, { PORT: String(port), PLATFORM_DATA_DIRECTORY: elsewhere })
    assert.deepEqual(await run.ended, { code: 1, signal: null })
    assert.match(run.output(), new RegExp(`^Port ${port} is taken by another program\\. Stop it, or choose another port`, 'm'))
    assert.doesNotMatch(run.output(), /^\s+at /m)
  })

  test('a second start from the same folder says who is there and leaves the first alone', { skip }, async () => {
    const { data, mode, url } = shop()
    const run = runStarter(mode, { PORT: String(await freePort()), PLATFORM_DATA_DIRECTORY: data })
    assert.deepEqual(await run.ended, { code: 1, signal: null })
    assert.match(run.output(), /^Toyline already runs from this folder/m)
    assert.doesNotMatch(run.output(), /^\s+at /m)
    assert.equal((await fetch(`${url}/readyz`)).status, 200)
  })
}

export function restartStories({ shop, end, start }: House): void {
  test('a shop that was stopped, and one that was killed, open again with every order', { skip }, async (t) => {
    const email = ownEmail('lasting')
    const buyer = await visitor(t, shop())
    const order = await buy(buyer.page, TOYS.cushion, email)
    const path = new URL(buyer.page.url()).pathname + new URL(buyer.page.url()).search
    for (const how of ['stop', 'kill'] as const) {
      await end(how)
      await start()
      assert.doesNotMatch(shop().output(), /sample catalogue: \d/, 'the catalogue was imported again')
      const { page } = await visitor(t, shop())
      await page.goto(path)
      assert.deepEqual(await orderPage(page), order)
      await seen(page.getByText(AUTHORISED))
    }
    await expectOneOrder(shop(), email, 12)
  })
}

/** To be told last. */
export function stopStories(end: House['end']): void {
  test('Ctrl-C ends everything that was started', { skip }, async () => {
    await end('stop')
  })
}
