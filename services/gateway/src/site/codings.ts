import { promisify } from 'node:util'
import { type BrotliOptions, brotliCompress, brotliDecompress, constants, gunzip, gzip, inflate } from 'node:zlib'
import { weightOf } from './weights.ts'

export type Coding = 'br' | 'gzip' | 'identity'
/** One body in the forms in which it is kept: both compressed ones, or as it is where compressing gains nothing. */
export type CodedBody = { br: Buffer; gzip: Buffer } | { identity: Buffer }

const TEXT = /^(?:text\/|application\/(?:[\w.+-]*json|javascript|xml|[\w.-]+\+xml)|image\/svg\+xml)/
/** Below this the frame of a compressed body is as long as what is saved. */
const WORTH_BYTES = 600
/** Brotli's 5 takes a listing's HTML in a few milliseconds, 11 in a third of a second. */
const BROTLI_QUALITY = { page: 5, file: 9 }

const toBrotli: (body: Buffer, options: BrotliOptions) => Promise<Buffer> = promisify(brotliCompress)
const toGzip: (body: Buffer) => Promise<Buffer> = promisify(gzip)
const fromGzip: (body: Buffer) => Promise<Buffer> = promisify(gunzip)
const FROM: Record<string, (body: Buffer) => Promise<Buffer>> = {
  br: promisify(brotliDecompress),
  gzip: fromGzip,
  deflate: promisify(inflate),
}

/** Compresses a body once, off the event loop. A file that is kept for long is worth more of it than a page. */
export async function coded(body: Buffer, contentType: string, kind: 'page' | 'file'): Promise<CodedBody> {
  if (body.length < WORTH_BYTES || !TEXT.test(contentType)) return { identity: body }
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY[kind], [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }
  const [br, zipped] = await Promise.all([toBrotli(body, brotli), toGzip(body)])
  return { br, gzip: zipped }
}

export function bytesOf(body: CodedBody): number {
  return 'identity' in body ? body.identity.length : body.br.length + body.gzip.length
}

/** The best coding that a reader takes. */
export function codingFor(acceptEncoding: string | undefined): Coding {
  if (acceptEncoding === undefined) return 'identity'
  const known = chosen.get(acceptEncoding)
  if (known) return known
  const coding = choose(acceptEncoding)
  // Browsers say a handful of things; whoever makes up more is answered, and not remembered.
  if (chosen.size < 100 && acceptEncoding.length < 100) chosen.set(acceptEncoding, coding)
  return coding
}

const chosen = new Map<string, Coding>()

function choose(acceptEncoding: string): Coding {
  const [br, zipped] = [weightOf(acceptEncoding, 'br'), weightOf(acceptEncoding, 'gzip')]
  if (br > 0 && br >= zipped) return 'br'
  return zipped > 0 ? 'gzip' : 'identity'
}

/** For the few who take no coding: made again each time, so that memory holds ten times the pages. */
export function unpacked(body: CodedBody): Promise<Buffer> {
  return 'identity' in body ? Promise.resolve(body.identity) : fromGzip(body.gzip)
}

/** A body as it was before it was sent in this coding; one in a coding that nobody asked for stays as it is. */
export async function plain(body: Buffer, coding: string): Promise<Buffer> {
  return (await FROM[coding]?.(body)) ?? body
}
