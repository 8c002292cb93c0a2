import { createHash } from 'node:crypto'
import { MAX_RETURN_PHOTOS, newId } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import { readPicture } from '../pictures/read-picture.ts'
import type { SagaNeeds } from './ports.ts'
import { closed, lockedOrder, returnOf } from './tell-return.ts'

/**
 * Adds a picture to a claim that is still looked at. It is drawn anew, so that neither where nor with what it was taken stays in it,
 * nor anything that is no picture.
 * Errors: 404 `no-such-return`; 409 `return-closed`, `too-many-photos`; 422 `not-a-picture`.
 */
export async function addPhoto(
  needs: SagaNeeds,
  { orderId, returnId, sent }: { orderId: string; returnId: string; sent: Buffer },
): Promise<{ id: string }> {
  const { orders } = needs
  const bytes = await readPicture(sent)
  const digest = createHash('sha256').update(sent).digest()
  return orders.inTransaction(async (tx) => {
    if (returnOf(await lockedOrder(needs, tx, orderId), returnId).state !== 'requested') throw closed()
    const id = await orders.keepPhoto(tx, { id: newId('pho'), returnId, bytes, digest }, MAX_RETURN_PHOTOS)
    if (!id) throw problem(409, 'too-many-photos', `A claim has at most ${MAX_RETURN_PHOTOS} photos.`)
    await orders.changeReturn(tx, { id: returnId, orderId, from: ['requested'], what: null }, {})
    return { id }
  })
}

/** A picture of a claim as JPEG. Errors: 404 `no-such-photo`. */
export async function readPhoto({ orders }: SagaNeeds, which: { orderId: string; returnId: string; photoId: string }): Promise<Buffer> {
  const bytes = await orders.readPhoto(orders.db, which.orderId, which.returnId, which.photoId)
  if (!bytes) throw problem(404, 'no-such-photo', 'There is no such photo.')
  return bytes
}
