import PDFDocument from 'pdfkit'
import { type Face, fontOf, runsOf } from './faces.ts'

export type TextStyle = { face?: Face; size?: number; color?: string; align?: 'left' | 'right'; figures?: boolean }
/** A part of the document's logical structure: what screen readers go by. */
export type Part = PDFKit.PDFStructureElement

export const INK = '#211B2B'
export const INK_SOFT = '#554D5F'
export const LINE = '#DDD3C2'
export const SUNKEN = '#F1EADD'
export const ULTRAMARINE = '#3A2BC2'

const SIZE = 9.5

/** `paper` by its name, or its sides in points. */
type Facts = { title: string; author: string; lang: string; made: Date; paper: 'A4' | 'LETTER' | [width: number, height: number] }
export type Sheet = ReturnType<typeof openSheet>

/**
 * A tagged PDF/A-3 to draw on. Places are in points from the upper left corner; that of text is its baseline. Whatever is not drawn by
 * `write` is decoration or repetition, and hidden from screen readers.
 */
export function openSheet({ title, author, lang, made, paper }: Facts) {
  const doc = new PDFDocument({
    size: paper,
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang,
    displayTitle: true,
    bufferPages: true,
    info: { Title: title, Author: author, Creator: author, Producer: author, CreationDate: made, ModDate: made },
  } as PDFKit.PDFDocumentOptions)
  const chunks: Buffer[] = []
  const bytes = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  const root = doc.struct('Document')
  doc.addStructure(root)
  const known = new Set<string>()

  function use(font: string, size: number) {
    if (!known.has(font)) {
      doc.registerFont(font, fontOf(font) as unknown as string)
      known.add(font)
    }
    doc.font(font).fontSize(size)
  }
  const featuresOf = (figures: boolean | undefined) => (figures ? { features: ['tnum'] as PDFKit.Mixins.OpenTypeFeatures[] } : {})

  function widthOf(text: string, { face = 'text', size = SIZE, figures }: TextStyle = {}): number {
    return runsOf(face, text).reduce((sum, run) => {
      use(run.font, size)
      return sum + doc.widthOfString(run.text, featuresOf(figures))
    }, 0)
  }

  /** One line; `x` is its right end where it is aligned to the right. */
  function line(text: string, x: number, y: number, style: TextStyle = {}): void {
    const { face = 'text', size = SIZE, color = INK, align, figures } = style
    let at = align === 'right' ? x - widthOf(text, style) : x
    for (const run of runsOf(face, text)) {
      use(run.font, size)
      doc.fillColor(color).text(run.text, at, y, { lineBreak: false, baseline: 'alphabetic', ...featuresOf(figures) })
      at += doc.widthOfString(run.text, featuresOf(figures))
    }
  }

  /** Breaks text into lines of at most this width; a word that is longer than a line is broken where the line ends. */
  function broken(text: string, width: number, style: TextStyle = {}): string[] {
    const lines: string[] = []
    let now = ''
    for (const word of text.split(/\s+/u).filter(Boolean)) {
      const joined = now ? `${now} ${word}` : word
      if (widthOf(joined, style) <= width) {
        now = joined
        continue
      }
      if (now) lines.push(now)
      now = ''
      for (const letter of word) {
        if (now && widthOf(now + letter, style) > width) {
          lines.push(now)
          now = ''
        }
        now += letter
      }
    }
    return now ? [...lines, now] : lines
  }

  function marked(end: () => void): void {
    end()
    doc.endMarkedContent()
  }

  function part(type: string, inside: Part = root, options: { scope?: string } = {}): Part {
    const made = doc.struct(type, options as PDFKit.Mixins.StructureElementOptions)
    inside.add(made)
    return made
  }

  return {
    root,
    width: doc.page.width,
    height: doc.page.height,
    broken,
    widthOf,
    line,
    /** A part of the document inside another. */
    part,
    /** Draws lines as the content of a new part. */
    write(type: string, inside: Part, draw: () => void, options: { scope?: string } = {}): void {
      const made = part(type, inside, options)
      const content = doc.markStructureContent(type)
      marked(draw)
      made.add(content)
      made.end()
    },
    /** Draws what repeats or decorates. */
    aside(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
      doc.markContent('Artifact', { type })
      marked(draw)
    },
    rule(x: number, y: number, to: number, thickness: number, color = INK): void {
      doc.moveTo(x, y).lineTo(to, y).lineWidth(thickness).strokeColor(color).stroke()
    },
    box(x: number, y: number, width: number, height: number, { fill, stroke }: { fill?: string; stroke?: string }): void {
      doc.roundedRect(x, y, width, height, 3)
      if (fill && stroke) doc.lineWidth(1).fillAndStroke(fill, stroke)
      else if (fill) doc.fill(fill)
      else doc.lineWidth(1).stroke(stroke ?? INK)
    },
    /** Bars and gaps of a barcode, a bar first, by their widths in modules. */
    bars(widths: readonly number[], x: number, y: number, module: number, height: number): void {
      let at = x
      for (const [index, width] of widths.entries()) {
        if (index % 2 === 0) doc.rect(at, y, width * module, height)
        at += width * module
      }
      doc.fill('#000000')
    },
    hole(x: number, y: number): void {
      doc.circle(x, y, 4).lineWidth(1.4).strokeColor(INK).stroke()
    },
    turn(): void {
      doc.addPage()
    },
    attach(name: string, content: Buffer, description: string): void {
      doc.file(content, {
        name,
        type: 'text/xml',
        description,
        relationship: 'Alternative',
        creationDate: made,
        modifiedDate: made,
      } as PDFKit.Mixins.PDFAttachmentOptions)
    },
    /** Draws on every page when all are there, and ends the document. */
    async finish(foot: (page: number, of: number) => void): Promise<Buffer> {
      const { start, count } = doc.bufferedPageRange()
      for (let page = 0; page < count; page += 1) {
        doc.switchToPage(start + page)
        doc.markContent('Artifact', { type: 'Pagination' })
        marked(() => foot(page + 1, count))
      }
      root.end()
      doc.end()
      return bytes
    },
  }
}
