import type { paymentsCards } from '@toyline/contracts'
import type { Client } from '@toyline/http'
import type { Letter } from '../domain/letters.ts'

/** The neighbour who keeps invoices, as far as this room needs it. */
export type Documents = Pick<Client<typeof paymentsCards>, 'readDocument'>
export type Attachment = { filename: string; contentType: string; content: Buffer }

/** What goes with a letter: a document's PDF, the same bytes each time. Undefined for letters that say all themselves. */
export async function readAttachment(documents: Documents, letter: Pick<Letter, 'template' | 'data'>): Promise<Attachment | undefined> {
  if (letter.template !== 'document-issued') return undefined
  const { documentId } = letter.data as Extract<Letter, { template: 'document-issued' }>['data']
  const { fileName, type, base64 } = await documents.readDocument({ params: { id: documentId, format: 'pdf' } })
  return { filename: fileName, contentType: type, content: Buffer.from(base64, 'base64') }
}
