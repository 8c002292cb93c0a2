import type { MarketId } from '@toyline/contracts'
import { mergeCarts } from '../domain/merge-carts.ts'
import { Moved } from '../domain/moved.ts'
import type { Owner } from '../domain/owner.ts'
import type { CartsPort, Tx } from './ports.ts'

/**
 * Moves what a guest collected into the cart of the person they turned out to be, once: lines are moved in one transaction
 * that holds both carts to the versions it read, so a second merge finds nothing.
 */
export async function mergeGuestCart(carts: CartsPort, owner: Owner, market: MarketId): Promise<void> {
  await carts
    .inTransaction((tx) => moveLines(carts, tx, owner, market))
    .catch((error: unknown) => {
      // Somebody else changes one of the carts, or merges them: the next look at the cart finds what is left to do.
      if (!(error instanceof Moved)) throw error
    })
}

async function moveLines(carts: CartsPort, tx: Tx, owner: Owner, market: MarketId): Promise<void> {
  const { own, guest } = await carts.readOpenCarts(tx, owner, market)
  if (!guest || guest.items.length === 0) return
  if (!own) return carts.adoptCart(tx, guest, owner)
  const { put, moved } = mergeCarts(own.items, guest.items)
  if (moved.length === 0) return
  await carts.emptyGuestCart(tx, guest, moved)
  await carts.saveCart(tx, own, { put, removed: [], owner, market, newCartId: own.id })
}
