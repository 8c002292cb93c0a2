import type { DocumentFormat } from '@toyline/contracts'
import { problem } from '@toyline/http'
import { findDocument, findFile, type IssuedDocument, keepFile } from '../store/documents-store.ts'
import type { Needs } from './needs.ts'

type DocumentFile = { orderId: string; fileName: string; type: string; base64: string }

const TYPES: Record<DocumentFormat, string> = { pdf: 'application/pdf', xml: 'application/xml' }

/**
 * A document as a file: drawn when it is first asked for, and the same bytes ever after.
 * Errors: 404 `no-such-document`, also for the XML of a document outside of the European Union.
 */
export async function readDocument({ db }: Needs, id: string, format: DocumentFormat): Promise<DocumentFile> {
  const document = await findDocument(db, id)
  const bytes = document && ((await findFile(db, id, format)) ?? (await drawOnce(document, format)))
  if (!document || !bytes) throw problem(404, 'no-such-document', 'There is no such document.')
  return { orderId: document.orderId, fileName: `${document.number}.${format}`, type: TYPES[format], base64: bytes.toString('base64') }

  async function drawOnce(drawn: IssuedDocument, as: DocumentFormat): Promise<Buffer | undefined> {
    const made = await draw(drawn, as)
    return made && keepFile(db, drawn.id, as, made)
  }
}

/** What draws is loaded with the first document: it takes more memory than the rest of this room. */
async function draw(document: IssuedDocument, format: DocumentFormat): Promise<Buffer | undefined> {
  const { drawUbl } = await import('../documents/ubl.ts')
  const content = drawUbl(document)
  if (format === 'xml') return content
  const { drawPdf } = await import('../documents/draw-pdf.ts')
  return drawPdf(document, content && { name: `${document.number}.xml`, content })
}
