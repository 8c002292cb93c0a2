'use client'
import type { Cart, Language, LineOutcome, MarketId } from '@toyline/contracts'
import { splitPath } from '@toyline/contracts/locales'
import { pressOver } from '@toyline/ui/controls/after-press.ts'
import { useEffect, useSyncExternalStore } from 'react'
import { ApiProblem, callApi, identity, newKey } from '#data/browser.ts'
import { keepWishes, keptWishes } from './kept-wishes.ts'
import { type OrderView, viewOf, type Wish, type WishLine } from './order-view.ts'

/** Changes of which nothing is done, as far as is known. */
export type Refused = { wishes: readonly Wish[]; problem: ApiProblem }
/** A change that was answered, with what has become of each of its lines. */
export type Answered = { wish: Wish; lines: readonly LineOutcome[]; version: number }
type News = { answered: Answered } | { refused: Refused }

/** What the shop has said last, and what it was asked since, the oldest first. */
let cart: Cart | null = null
let wishes: readonly Wish[] = []
let view: OrderView | null = null
let isSending = false
const watchers = new Set<() => void>()
const listeners = new Set<(news: News) => void>()
const otherTabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('toyline-cart')
if (otherTabs) otherTabs.onmessage = ({ data }: MessageEvent<{ cart: Cart; language: Language }>) => hearOfOtherTab(data)

/** In which this page is read, and its toys are named. */
const language = (): Language => splitPath(window.location.pathname).locale.language

/** What a tab in another language was told is true here too, in other words. */
function hearOfOtherTab(news: { cart: Cart; language: Language }): void {
  if (news.language === language()) become(newer(news.cart), wishes)
  else if (newer(news.cart) === news.cart) void lookAgain(news.cart.market)
}

function become(nextCart: Cart | null, nextWishes: readonly Wish[]): void {
  if (nextCart === cart && nextWishes === wishes) return
  cart = nextCart
  wishes = nextWishes
  view = cart || wishes.length > 0 ? viewOf(cart, wishes) : null
  for (const watcher of watchers) watcher()
}

/** Late news of a cart does not undo what is known already, and a tab of another market has another cart. */
function newer(news: Cart): Cart {
  return cart && (cart.market !== news.market || (cart.id === news.id && cart.version > news.version)) ? cart : news
}

/** Tells all parts of the page, here and in other tabs, what the shop says the cart holds now. */
export function announceCart(news: Cart): void {
  become(newer(news), wishes)
  tellOtherTabs(news)
}

const tellOtherTabs = (news: Cart) => otherTabs?.postMessage({ cart: news, language: language() })

/** Puts more of a toy into the order: seen at once, and taken back where the shop refuses. */
export function addToOrder(market: MarketId, line: WishLine): void {
  ask([{ key: newKey(), market, language: language(), kind: 'add', lines: [line] }])
}

/** Gives lines their quantities, in the same way. Changes that have not been sent yet travel together; the last word wins. */
export function setInOrder(market: MarketId, lines: readonly WishLine[]): void {
  const last = wishes.at(-1)
  const isSent = isSending && wishes.length === 1
  const waiting = last?.kind === 'set' && last.market === market && !isSent ? last.lines : []
  if (waiting.length > 0) become(cart, wishes.slice(0, -1))
  const merged = new Map([...waiting, ...lines].map((line) => [line.variantId, line]))
  ask([{ key: newKey(), market, language: language(), kind: 'set', lines: [...merged.values()] }])
}

/** Brings back what a change has taken out of the order, by the version that it made. */
export async function undoRemoval(market: MarketId, version: number): Promise<void> {
  try {
    announceCart(await callApi('undoRemoval', { query: { market, language: language() }, body: { version } }))
  } catch (error) {
    const problem = error instanceof ApiProblem ? error : new ApiProblem(0, 'unknown', '')
    tell({ refused: { wishes: [], problem } })
  }
}

/** Asks again for what was refused; with the same keys, so that what was done after all is not done twice. */
export function askAgain({ wishes: refused }: Refused): void {
  ask(refused)
}

function ask(more: readonly Wish[]): void {
  become(cart, [...wishes, ...more])
  void send()
}

/** One change after the other, so that answers come in the order of the questions. Without a line they wait for it. */
async function send(): Promise<void> {
  if (isSending) return
  isSending = true
  for (let wish = wishes[0]; wish; wish = wishes[0]) {
    const hadLine = navigator.onLine
    try {
      const answer = await sendWish(wish).finally(pressOver)
      become(newer(answer.cart), wishes.slice(1))
      tellOtherTabs(answer.cart)
      tell({ answered: { wish, lines: answer.lines, version: answer.cart.version } })
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : new ApiProblem(0, 'unknown', '')
      // A browser may believe that it has no line when it has one, so it is believed only once nobody was reached.
      if (problem.code === 'unreachable' && problem.status === 0) {
        if (!navigator.onLine) break
        // The line has come back while this failed for want of it.
        if (!hadLine) continue
      }
      // Where nobody answers, what waits behind it would only wait longer.
      const refused = problem.isUncertain ? wishes : [wish]
      become(cart, wishes.slice(refused.length))
      tell({ refused: { wishes: refused, problem } })
      await lookAgain(wish.market)
    }
  }
  isSending = false
  keepWishes(wishes)
}

if (typeof window !== 'undefined') {
  window.addEventListener('online', () => void send())
  const kept = keptWishes()
  if (kept.length > 0) ask(kept)
}

function sendWish({ kind, market, language, lines, key }: Wish) {
  const asked = lines.map(({ variantId, quantity }) => ({ variantId: variantId as `var_${string}`, quantity }))
  return callApi('changeCartLines', { query: { market, language }, body: { mode: kind, lines: asked } }, { key })
}

function tell(news: News): void {
  for (const listener of listeners) listener(news)
}

/** Hears of every change that was answered or refused. Returns what ends it. */
export function hearOfCart(listener: (news: News) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Reads the cart anew; without an answer, what is known stays. */
export async function lookAgain(market: MarketId): Promise<void> {
  await callApi('getCart', { query: { market, language: language() } }).then(
    (found) => become(newer(found), wishes),
    () => {},
  )
}

/** Asks for the cart once a page, and only where there can be one. */
export function useCartOf(market: MarketId): OrderView | null {
  useEffect(() => {
    if (identity()) void lookAgain(market)
  }, [market])
  return useOrder()
}

/** The order as it is known in this browser; null until something is. */
export function useOrder(): OrderView | null {
  return useSyncExternalStore(
    watch,
    () => view,
    () => null,
  )
}

/** How many of a toy are in the order. */
export function useQuantityOf(variantId: string): number {
  return useSyncExternalStore(
    watch,
    () => view?.quantities.get(variantId) ?? 0,
    () => 0,
  )
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
