import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { connectClient } from './connect.ts'

export interface ListenOptions {
  url: string
  name: string
  channel: string
  onNotify: (payload: string) => void
  /** Called after each (re)connect: whatever was said meanwhile was missed. */
  onConnect?: () => void
}

export interface Listener {
  close(): Promise<void>
}

const HEARTBEAT_MS = 5_000
const ANSWER_MS = 2_000
const MAX_BACKOFF_MS = 2_000

/**
 * Listens on a channel over one connection of its own and reconnects for as long as it is open. A peer that stops
 * answering is noticed within 7 s. Notifications are hints: pair them with a poll.
 */
export function listen(options: ListenOptions): Listener {
  const closing = new AbortController()
  const running = keepListening(options, closing.signal)
  return {
    async close() {
      closing.abort()
      await running
    },
  }
}

async function keepListening(options: ListenOptions, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    let client: pg.Client | undefined
    try {
      client = await connectClient({ url: options.url, name: options.name, queryTimeoutMs: ANSWER_MS })
      client.on('notification', (message) => options.onNotify(message.payload ?? ''))
      await client.query(`listen ${pg.escapeIdentifier(options.channel)}`)
      failures = 0
      options.onConnect?.()
      await untilSilent(client, signal)
    } catch {
      failures += 1
    }
    await client?.end().catch(() => {})
    await sleep(Math.random() * Math.min(MAX_BACKOFF_MS, 50 * 2 ** failures), signal)
  }
}

async function untilSilent(client: pg.Client, signal: AbortSignal): Promise<void> {
  const broken = new AbortController()
  client.on('end', () => broken.abort())
  const stop = AbortSignal.any([signal, broken.signal])
  while (!stop.aborted) {
    await sleep(HEARTBEAT_MS, stop)
    if (!stop.aborted) await client.query('select 1')
  }
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await pause(ms, undefined, { signal }).catch(() => {})
}
