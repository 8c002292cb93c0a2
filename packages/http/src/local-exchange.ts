import { EventEmitter } from 'node:events'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { TransportReply, TransportRequest } from './transport.ts'

/** A caller in this process, to those who look where a request came from. */
const HERE = Object.freeze({ remoteAddress: '127.0.0.1', destroyed: false, on: () => HERE, removeListener: () => HERE })
const NOTHING = Buffer.alloc(0)

/**
 * Hands one request to a service of this process: to its router, hooks, parsers and serialisation, with a request and a response
 * that are only as much of Node's own as Fastify uses for an answer that is sent at once. Answers that are streams have to be
 * asked for with `app.inject`, which imitates all of it, at several times the cost of most of our routes.
 */
export function exchange(app: FastifyInstance, asked: TransportRequest): Promise<TransportReply> {
  return new Promise((resolve, reject) => {
    const request = new LocalRequest(asked) as unknown as IncomingMessage
    const response = new LocalResponse(resolve, reject) as unknown as ServerResponse
    try {
      app.routing(request, response)
    } catch (error) {
      reject(error as Error)
    }
  })
}

/** Its body is there already, and is given as soon as somebody reads. */
class LocalRequest extends EventEmitter {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly httpVersion = '1.1'
  readonly httpVersionMajor = 1
  readonly httpVersionMinor = 1
  readonly socket = HERE
  readonly #body: Buffer | undefined
  #isRead = false

  constructor({ method, path, headers, body }: TransportRequest) {
    super()
    this.method = method
    this.url = path
    this.#body = typeof body === 'string' ? Buffer.from(body) : body
    this.headers = { host: 'localhost', ...headers }
    if (this.#body) this.headers['content-length'] = String(this.#body.length)
  }

  resume(): this {
    if (this.#isRead) return this
    this.#isRead = true
    process.nextTick(() => {
      if (this.#body) this.emit('data', this.#body)
      this.emit('end')
    })
    return this
  }
}

class LocalResponse extends Writable {
  statusCode = 200
  headersSent = false
  isEnded = false
  #headers: OutgoingHttpHeaders = {}
  readonly #chunks: Buffer[] = []
  readonly #resolve: (reply: TransportReply) => void
  #isAnswered = false

  constructor(resolve: (reply: TransportReply) => void, reject: (error: Error) => void) {
    super()
    this.#resolve = resolve
    this.once('close', () => {
      if (!this.#isAnswered) reject(new Error('the route ended without an answer'))
    })
    this.on('error', reject)
  }

  setHeader(name: string, value: number | string | string[]): this {
    this.#headers[name.toLowerCase()] = value
    return this
  }
  getHeader(name: string): number | string | string[] | undefined {
    return this.#headers[name.toLowerCase()]
  }
  hasHeader(name: string): boolean {
    return name.toLowerCase() in this.#headers
  }
  removeHeader(name: string): void {
    delete this.#headers[name.toLowerCase()]
  }

  writeHead(status: number, headers: OutgoingHttpHeaders = {}): this {
    this.statusCode = status
    this.#headers = { ...this.#headers, ...headers }
    this.headersSent = true
    return this
  }

  /** What is not streamed is answered without the stream's machinery. */
  override end(...given: unknown[]): this {
    const [payload] = given
    this.isEnded = true
    if (this.#chunks.length > 0 || (payload != null && typeof payload !== 'string' && !Buffer.isBuffer(payload)))
      return super.end(...(given as [])) as this
    this.#answer(typeof payload === 'string' ? Buffer.from(payload) : ((payload as Buffer | null) ?? NOTHING))
    this.emit('finish')
    return this
  }

  override _write(chunk: Buffer | string, encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk)
    done()
  }

  override _final(done: () => void): void {
    this.#answer(Buffer.concat(this.#chunks))
    done()
  }

  #answer(body: Buffer): void {
    this.#isAnswered = true
    this.headersSent = true
    const headers: TransportReply['headers'] = {}
    for (const [name, value] of Object.entries(this.#headers))
      headers[name.toLowerCase()] = typeof value === 'number' ? String(value) : value
    this.#resolve({ status: this.statusCode, headers, body })
  }
}

// Fastify looks here whether a reply was sent.
Object.defineProperty(LocalResponse.prototype, 'writableEnded', {
  get(this: LocalResponse) {
    return this.isEnded
  },
})
