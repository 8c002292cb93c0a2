import EasyPost from '@easypost/api'
import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleType } from 'cockatiel'
import { type Carrier, Failed, type Label, NoAnswer, NotSent } from '../domain/shipping/carrier.ts'
import { readLabel, readRates, readTracker, Shipment, VerifiedAddress, WebhookEvent } from './easypost-answers.ts'
import { opinionOf } from './easypost-opinion.ts'
import { describeAddress, describeParcel } from './easypost-requests.ts'
import { isSigned } from './easypost-signature.ts'

/** Its types describe the build for CommonJS, where the client lies one `default` deeper. */
const Client = EasyPost as unknown as typeof EasyPost.default

export type EasyPostSettings = {
  apiKey: string
  webhookSecrets: readonly string[]
  /** Another address of their API, for tests. */
  baseUrl?: string
  /** Milliseconds a call may take; default 10,000. */
  timeoutMs?: number
  /** Milliseconds that they are left alone after failures; default 30,000. */
  restMs?: number
}

const BASE_URL = 'https://api.easypost.com/v2/'
const CALL_MS = 10_000
const REST_MS = 30_000
const FAILURES = 5
const MAX_FILE_BYTES = 4_000_000
/** Causes with which a connection fails before anything was sent. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'EAI_AGAIN'])
/** Answers that say that nothing was done: a wrong key, no right to, too many requests. */
const UNDONE = new Set([401, 403, 429])
/** Refusals of a call that has had its effect already. */
const BOUGHT_ALREADY = 'SHIPMENT.POSTAGE.EXISTS'

/** EasyPost by its own client. The client knows no time-outs and follows redirects; here it may do neither, nor try again by itself. */
export function easypostCarrier(settings: EasyPostSettings): Carrier {
  const { timeoutMs = CALL_MS, restMs = REST_MS, baseUrl = BASE_URL } = settings
  const client = new Client(settings.apiKey, {
    baseUrl,
    requestMiddleware: (request) => request.timeout({ response: timeoutMs, deadline: timeoutMs }).retry(0).redirects(0),
  })
  const breaker = circuitBreaker(handleType(NotSent).orType(NoAnswer), {
    halfOpenAfter: restMs,
    breaker: new ConsecutiveBreaker(FAILURES),
  })
  let restsUntil = 0
  breaker.onBreak(() => {
    restsUntil = Date.now() + restMs
  })

  async function ask(work: () => Promise<unknown>): Promise<unknown> {
    try {
      return await breaker.execute(async () => {
        try {
          return await work()
        } catch (error) {
          throw understandError(error)
        }
      })
    } catch (error) {
      throw error instanceof NotSent || error instanceof NoAnswer || error instanceof Failed
        ? error
        : new NotSent('easypost rests', { cause: error })
    }
  }
  async function shipment(work: () => Promise<unknown>) {
    const read = Shipment.safeParse(await ask(work))
    if (!read.success) throw new NoAnswer('easypost said something that cannot be read', { cause: read.error })
    return read.data
  }
  const find = async (draftId: string) => readLabel(await shipment(() => client.Shipment.retrieve(draftId)))

  return {
    name: 'easypost',
    available: () => breaker.state === CircuitState.Closed || Date.now() >= restsUntil,
    async draft(parcel) {
      const made = await shipment(() => client.Shipment.create(describeParcel(parcel)))
      return { draftId: made.id, rates: readRates(made) }
    },
    async buy({ draftId, rateId }) {
      let label: Label | null
      try {
        label = readLabel(await shipment(() => client.Shipment.buy(draftId, rateId)))
      } catch (error) {
        if (!(error instanceof Failed) || error.code !== BOUGHT_ALREADY) throw error
        label = await find(draftId)
      }
      if (!label) throw new NoAnswer(`easypost bought ${draftId} and shows no label`)
      return label
    },
    find,
    async void(draftId) {
      try {
        return refundOf((await shipment(() => client.Shipment.refund(draftId))).refund_status)
      } catch (error) {
        if (!(error instanceof Failed)) throw error
        // Refused: because it was asked for before, or because the parcel is on its way.
        return refundOf((await shipment(() => client.Shipment.retrieve(draftId))).refund_status)
      }
    },
    async track({ trackingNumber, carrier }) {
      // One that exists is answered with, not made again.
      const tracker = readTracker(await ask(() => client.Tracker.create({ tracking_code: trackingNumber, carrier })))
      if (!tracker) throw new NoAnswer('easypost said something that cannot be read')
      return tracker.events
    },
    readFile: (label) => readFile(label, new URL(baseUrl).origin, timeoutMs),
    async checkAddress(address) {
      const verified = VerifiedAddress.safeParse(await ask(() => client.Address.create({ ...describeAddress(address), verify: true })))
      if (!verified.success) throw new NoAnswer('easypost said something that cannot be read', { cause: verified.error })
      return opinionOf(address, verified.data)
    },
    readWebhook(headers, body) {
      if (!settings.webhookSecrets.some((secret) => isSigned(client.Utils, headers, body, secret))) return null
      const event = WebhookEvent.safeParse(parseJson(body)).data
      if (!event) return null
      const isTracking = event.description.startsWith('tracker.')
      return { eventId: event.id, type: event.description, parcel: isTracking ? readTracker(event.result) : null }
    },
  }
}

function refundOf(status: string | null | undefined): 'voided' | 'asked' | 'refused' {
  if (status === 'refunded') return 'voided'
  return status === 'submitted' ? 'asked' : 'refused'
}

function understandError(error: unknown): Error {
  const { statusCode, code, timeout, message } = error as { statusCode?: number; code?: string; timeout?: number; message?: string }
  if (timeout === undefined && code && NOT_CONNECTED.has(code)) return new NotSent('easypost was not reached', { cause: error })
  if (statusCode && UNDONE.has(statusCode)) return new NotSent(`easypost refused: ${statusCode}`, { cause: error })
  // EasyPost answered, but its carrier did not answer EasyPost.
  const isOpen = statusCode === 408 || code?.endsWith('.NO_RESPONSE')
  if (statusCode && statusCode >= 400 && statusCode < 500 && !isOpen)
    return new Failed(String(code ?? statusCode), message ?? 'easypost refused')
  return new NoAnswer('no answer of easypost that can be understood', { cause: error })
}

/** Labels lie with their storage; no other host is asked, however it came into an answer. */
async function readFile({ file, draftId }: Label, ownOrigin: string, timeoutMs: number): Promise<Buffer> {
  const url = URL.parse(file.url)
  const isTheirs = url?.protocol === 'https:' && /^easypost-files\.s3\.[a-z0-9-]+\.amazonaws\.com$/.test(url.hostname)
  if (!url || !(isTheirs || url.origin === ownOrigin)) throw new Failed('strange-host', `label ${draftId} lies where none should`)
  try {
    const reply = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
    if (!reply.ok || !reply.body) throw new Error(`status ${reply.status}`)
    const chunks: Uint8Array[] = []
    let bytes = 0
    for await (const chunk of reply.body) {
      bytes += chunk.length
      if (bytes > MAX_FILE_BYTES) throw new Error('too large')
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } catch (error) {
    throw new NotSent(`label ${draftId} could not be read`, { cause: error })
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
