import type { DocumentFormat } from '@toyline/contracts'
import type { Caller } from '@toyline/http'
import { problem } from '@toyline/http/problem'
import { ownerOf } from '../domain/owner.ts'
import { findOrder } from './find-order.ts'
import type { SagaNeeds } from './ports.ts'

type Asked = { id: string; documentId: string; format: DocumentFormat; token: string | undefined }

/**
 * A document of an order as a file, for whoever may see the order, and for staff.
 * Errors: 404 `no-such-order`, `no-such-document`; those of payments.
 */
export async function readDocument(needs: SagaNeeds, caller: Caller, { id, documentId, format, token }: Asked) {
  const isStaff = caller.kind === 'staff' || caller.kind === 'admin'
  const proof = isStaff ? needs.links.tokenFor(id) : token
  const order = await findOrder(needs, ownerOf(caller), id, proof)
  if (!order.documents.some((document) => document.id === documentId)) throw problem(404, 'no-such-document', 'There is no such document.')
  const { fileName, type, base64 } = await needs.payments.readDocument({ params: { id: documentId, format } })
  return { fileName, type, bytes: Buffer.from(base64, 'base64') }
}
