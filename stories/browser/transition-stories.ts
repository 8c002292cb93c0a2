import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import type { Page } from 'playwright-core'
import { open, seen, skip, visitor } from './browser.ts'
import type { Shop } from './shop.ts'

/** Keeps each view transition: how many pictures of cards were lent to it, and whether it is over. */
const WATCH = `
globalThis.moves = []
const start = document.startViewTransition.bind(document)
document.startViewTransition = (how) => {
  const lent = [...document.querySelectorAll('article *')].filter((one) => getComputedStyle(one).viewTransitionName === 'toy')
  const move = { lent: lent.length, isOver: false }
  moves.push(move)
  const transition = start(how)
  transition.finished.finally(() => { move.isOver = true })
  return transition
}`

type Move = { lent: number; isOver: boolean }
/** A machine too busy to show the page within 200 ms shows its outline first, and then there is no card left to move. */
const TRIES = 5

export function transitionStories(shop: () => Shop): void {
  test('U31: a card that was meant opens without asking, its picture grows into the page, and any input ends that', { skip }, async (t) => {
    const { page } = await visitor(t, shop())
    await page.addInitScript(WATCH)
    let move: Move | undefined
    for (let tries = 0; tries < TRIES && move?.lent !== 1; tries += 1) move = await openFirstCard(page)
    assert.equal(move?.lent, 1, 'the card did not lend its picture')
    assert.equal(move.isOver, true)
  })
}

async function openFirstCard(page: Page): Promise<Move | undefined> {
  await open(page, '/products')
  const link = page.getByRole('article').first().getByRole('heading').getByRole('link')
  const title = await link.innerText()
  const fetched = page.waitForResponse((answer) => answer.url().includes('/p/') && answer.request().headers().rsc === '1')
  await link.hover()
  await (await fetched).finished()

  // Nothing more is needed from the shop: what is asked now is never answered.
  await page.route('**/p/**', () => {})
  await link.click()
  await seen(page.getByRole('heading', { level: 1, name: title }))
  await page.keyboard.press('Shift')
  await waitFor(async () => (await moves(page)).every(({ isOver }) => isOver), { what: 'the movement to end' })
  await page.unroute('**/p/**')
  return (await moves(page))[0]
}

function moves(page: Page): Promise<Move[]> {
  return page.evaluate('moves')
}
