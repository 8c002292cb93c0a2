import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { pipeline, type Readable, type Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import iconv from 'iconv-lite'
import { RefusedFile } from './findings.ts'
import { detectEncoding } from './text-encoding.ts'

/** Beyond this a small archive is a trap and a large one belongs in several files. */
const MAX_UNPACKED_BYTES = 2_000_000_000
const SAMPLE_BYTES = 100_000

export type Source = {
  encoding: string
  /** The beginning, decoded; at most 100 kB. */
  sample: string
  /** The whole text from the start, each time it is asked for. */
  text: () => Readable
}

/**
 * Looks a file over, unpacking gzip, and says how to read it as text. Throws RefusedFile on what is no text.
 * Reads the file once from end to end, because one umlaut in its last line decides how all of it is decoded.
 */
export async function openSource(path: string): Promise<Source> {
  const head = await readHead(path)
  const packed = head[0] === 0x1f && head[1] === 0x8b
  if (!packed) refuseBinary(head)
  const bytes = () => (packed ? unpacked(path) : createReadStream(path, { highWaterMark: 256 * 1024 }))
  const { start, sample, isUtf8 } = await lookOver(bytes())
  if (start.length === 0) throw new RefusedFile('This file is empty.')
  if (packed) refuseBinary(start)
  const encoding = detectEncoding(sample, start, isUtf8)
  const decoded = iconv.decode(start, encoding, { stripBOM: true })
  // The cut may have fallen inside a character.
  return {
    encoding,
    sample: decoded.replace(/\uFFFD$/, ''),
    text: () => through(bytes(), iconv.decodeStream(encoding, { stripBOM: true }) as unknown as Transform),
  }
}

async function readHead(path: string): Promise<Buffer> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new RefusedFile('There is no such file.')
  if (!found.isFile()) throw new RefusedFile('This is a folder, not a file.')
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** An error of either stream, and an early end of the reader, reach both. */
function through(from: Readable, to: Transform): Readable {
  pipeline(from, to, () => {})
  return to
}

function unpacked(path: string): Readable {
  return through(createReadStream(path), createGunzip())
}

function refuseBinary(head: Buffer): void {
  const starts = (hex: string) => head.subarray(0, hex.length / 2).toString('hex') === hex
  if (starts('504b0304') || starts('d0cf11e0'))
    throw new RefusedFile('This is an Excel workbook or a ZIP archive. Open it, choose "Save as" and "CSV UTF-8", and import that file.')
  if (starts('25504446')) throw new RefusedFile('This is a PDF. Ask for the list as a CSV file.')
  if (starts('89504e47') || starts('ffd8ff') || starts('47494638')) throw new RefusedFile('This is a picture, not a list of products.')
}

async function lookOver(stream: Readable): Promise<{ start: Buffer; sample: Buffer; isUtf8: boolean }> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const starts: Buffer[] = []
  let bytes = 0
  let odd: Buffer | null = null
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (bytes < SAMPLE_BYTES) starts.push(chunk.subarray(0, SAMPLE_BYTES - bytes))
      bytes += chunk.length
      if (bytes > MAX_UNPACKED_BYTES) throw new RefusedFile('This file unpacks to more than 2 GB. Split it into smaller files.')
      if (!odd && !decodes(decoder, chunk)) odd = chunk
    }
  } catch (error) {
    if (error instanceof RefusedFile) throw error
    if (String((error as NodeJS.ErrnoException).code).startsWith('Z_'))
      throw new RefusedFile('This gzip file is damaged and cannot be unpacked.')
    throw error
  }
  const start = Buffer.concat(starts)
  if (!odd && !decodes(decoder, null)) odd = start
  return { start, sample: odd ?? start, isUtf8: odd === null }
}

function decodes(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer | null): boolean {
  try {
    if (chunk) decoder.decode(chunk, { stream: true })
    else decoder.decode()
    return true
  } catch {
    return false
  }
}
