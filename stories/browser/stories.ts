import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before } from 'node:test'
import { accountStories } from './account-stories.ts'
import { agentStories } from './agent-stories.ts'
import { availabilityStories } from './availability-stories.ts'
import { bookStories } from './book-stories.ts'
import { closeBrowser, skip } from './browser.ts'
import { budgetStories } from './budget-stories.ts'
import { cartStories } from './cart-stories.ts'
import { checkoutStories } from './checkout-stories.ts'
import { choiceStories } from './choice-stories.ts'
import { editStories } from './edit-stories.ts'
import { freightStories } from './freight-stories.ts'
import { fulfilmentStories } from './fulfilment-stories.ts'
import { galleryStories } from './gallery-stories.ts'
import { guestStories } from './guest-stories.ts'
import { hiddenPriceStories } from './hidden-price-stories.ts'
import { invoiceStories } from './invoice-stories.ts'
import { keyboardStories } from './keyboard-stories.ts'
import { listingStories } from './listing-stories.ts'
import { localeStories } from './locale-stories.ts'
import { offlineStories } from './offline-stories.ts'
import { orderStories } from './order-stories.ts'
import { pageStories } from './page-stories.ts'
import { paymentPageStories } from './payment-page-stories.ts'
import { paymentStories } from './payment-stories.ts'
import { priceStories } from './price-stories.ts'
import { recommendStories } from './recommend-stories.ts'
import { refusalStories } from './refusal-stories.ts'
import { reorderStories } from './reorder-stories.ts'
import { returnStories } from './return-stories.ts'
import { savedCardStories } from './saved-card-stories.ts'
import { searchStories } from './search-stories.ts'
import { sharedPageStories } from './shared-page-stories.ts'
import { type Mode, type Shop, startShop } from './shop.ts'
import { writeSmallCatalogue } from './small-catalogue.ts'
import { restartStories, startStories, stopStories } from './start-stories.ts'
import { themeStories } from './theme-stories.ts'
import { transitionStories } from './transition-stories.ts'
import { translationStories } from './translation-stories.ts'

const START_MS = 540_000

/** Every story against one shop, started once in this mode. */
export function stories(mode: Mode): void {
  const folder = mkdtempSync(join(tmpdir(), 'toyline-stories-'))
  const data = join(folder, 'data')
  let running: Shop | undefined
  const shop = (): Shop => {
    if (!running) throw new Error('the shop does not run')
    return running
  }
  const start = async () => {
    running = await startShop({ mode, data, catalogue: join(folder, 'toys.csv') })
  }
  const end = async (how: 'stop' | 'kill') => {
    const ending = shop()
    running = undefined
    await ending[how]()
  }

  before(
    async () => {
      if (skip) return
      mkdirSync(data)
      await writeSmallCatalogue(folder)
      await start()
    },
    { timeout: START_MS },
  )
  after(async () => {
    await closeBrowser()
    await running?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  guestStories(shop)
  invoiceStories(shop)
  fulfilmentStories(shop)
  editStories(shop)
  paymentStories(shop)
  savedCardStories(shop)
  cartStories(shop)
  accountStories(shop)
  availabilityStories(shop)
  reorderStories(shop)
  returnStories(shop)
  recommendStories(shop)
  // What a page shows of goods, what it looks like, and what it does before the shop answers do not depend on how services are spread.
  if (mode === 'one') {
    checkoutStories(shop)
    choiceStories(shop)
    orderStories(shop)
    sharedPageStories(shop)
    freightStories(shop)
    paymentPageStories(shop)
    listingStories(shop)
    searchStories(shop)
    agentStories(shop)
    hiddenPriceStories(shop)
    pageStories(shop)
    keyboardStories(shop)
    galleryStories(shop)
    priceStories(shop)
    localeStories(shop)
    translationStories(shop)
    themeStories(shop)
    budgetStories(shop)
    offlineStories(shop)
    transitionStories(shop)
    refusalStories(shop)
  }
  startStories(shop)
  // Each further start takes as long as a story, and what it finds does not depend on the mode.
  if (mode === 'one') restartStories({ shop, end, start })
  bookStories(shop)
  stopStories(end)
}
