import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What a PDF says and what it tells readers of itself, by a reader that did not write it. */
export async function readPdf(bytes: Buffer): Promise<{ text: string; title: unknown; language: unknown; isTagged: boolean }> {
  const reading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await reading.promise
  let text = ''
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const { items } = await (await pdf.getPage(at)).getTextContent()
    text += items.map((item) => ('str' in item ? item.str : '')).join('')
  }
  const info = (await pdf.getMetadata()).info as Record<string, unknown>
  // A Map, whatever its types say.
  const marks = (await pdf.getMarkInfo()) as unknown as Map<string, boolean>
  await reading.destroy()
  return { text, title: info.Title, language: info.Language, isTagged: marks.get('Marked') === true }
}
