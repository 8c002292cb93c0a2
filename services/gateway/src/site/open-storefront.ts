import { splitPath } from '@toyline/contracts'
import { openWall, turnedAway, WallFull } from '@toyline/http'
import { type Dispatcher, Pool } from 'undici'
import type { Shed } from '../protection/shedding.ts'

const CONNECTIONS = 128
/** Milliseconds in which an answer begins, and between two parts of it. */
export const PAGE_BUDGET_MS = 30_000

/**
 * One process makes pages, one after the other: whoever looks around gets as many places as it fills without being slow, and a line
 * whose last is answered after some seconds. What leads to an order has places of its own, and waits for as long as it takes.
 */
const WALLS = {
  early: { places: 64, line: 500, budgetMs: 4_000, slowMs: 500 },
  late: { places: 64, line: 500, budgetMs: 20_000 },
}
type Class = Extract<Shed, keyof typeof WALLS>

/** Who is on the way to an order is let in for longer than who looks around; so are the files without which no page works. */
const LEADING_TO_AN_ORDER = /^\/(?:account|cart|checkout|orders|register|sign-in|_next\/static)(?![^/?])/

export function classOf(url: string): Class {
  return LEADING_TO_AN_ORDER.test(splitPath(url).path) ? 'late' : 'early'
}

type Request = {
  method: Dispatcher.HttpMethod
  /** Path and query. */
  path: string
  headers: Record<string, string | string[]>
  body?: Dispatcher.DispatchOptions['body']
  signal: AbortSignal
}

export type Storefront = {
  /**
   * Asks for an address in a place of its class, which is free again when the answer begins: how fast somebody reads is not the
   * storefront's work. Errors: `WallFull`, at once, and whatever the connection says.
   */
  request: (request: Request) => Promise<Dispatcher.ResponseData>
  close: () => Promise<void>
}

/** The storefront, which is never asked for more at once than it answers in time. */
export function openStorefront(url: string): Storefront {
  const pool = new Pool(url, {
    connections: CONNECTIONS,
    connectTimeout: 1_000,
    headersTimeout: PAGE_BUDGET_MS,
    bodyTimeout: PAGE_BUDGET_MS,
  })
  const guard = (calls: Class) => ({
    wall: openWall(WALLS[calls]),
    refused: turnedAway.labels({ from: 'gateway', to: 'storefront', calls }),
  })
  const guards = { early: guard('early'), late: guard('late') }

  return {
    async request(request) {
      const calls = classOf(request.path)
      const { wall, refused } = guards[calls]
      const arrived = performance.now()
      const caller = {
        isOver: () => request.signal.aborted,
        leftMs: () => WALLS[calls].budgetMs - (performance.now() - arrived),
      }
      try {
        return await wall.within(caller, async () => {
          const begun = performance.now()
          try {
            return await pool.request(request)
          } finally {
            // Whoever leaves does not say how long it would have taken.
            if (!request.signal.aborted) wall.took(performance.now() - begun)
          }
        })
      } catch (error) {
        if (error instanceof WallFull) refused.inc()
        throw error
      }
    },
    close: () => pool.close(),
  }
}
