import { documentDrift, invoicedSince } from '../store/documents-store.ts'
import type { Needs } from './needs.ts'

/** Whether the numbers of documents and their sums are what they must be. */
export async function reportDocuments({ db }: Needs): Promise<{ since: string; drift: string[] }> {
  return { since: await invoicedSince(db), drift: await documentDrift(db) }
}
