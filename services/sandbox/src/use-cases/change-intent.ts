import { Refusal, refusalBody, refuse } from '../domain/refusal.ts'
import type { Change } from '../domain/rows.ts'
import type { KeptAnswer, KeyedCall, Loaded, Store } from '../store/store.ts'
import type { Relay } from '../webhooks/relay.ts'
import { takeTurns } from './in-turn.ts'

export type Answer = { status: number; body: string; replayed: boolean }

export type Ask = {
  /** Absent only when nothing stored is needed to decide. */
  intent?: string
  token?: string
  call?: KeyedCall
  requestId?: string
  /** Decides from what is stored, or throws a Refusal; may run again when another writer was first. */
  decide: (loaded: Loaded) => Change
}

export type ChangeIntent = ReturnType<typeof makeChangeIntent>

const nothing: Loaded = { intent: null, charge: null, token: null, kept: null }
const mostTries = 5

/**
 * The one way in which money state changes: read, decide, write it all with its idempotency key in one statement.
 * The kept answer of a key is replayed. A refusal from `decide` is kept under the key like any other answer.
 */
export function makeChangeIntent(needs: {
  store: Store
  relay: () => Relay | undefined
  deliverTypes: readonly string[]
  settleAfterMs: number
  onSettlesLater: () => void
}) {
  const { store } = needs
  const inTurn = takeTurns()

  async function attempt(ask: Ask): Promise<Answer | 'again'> {
    const loads = ask.intent !== undefined || ask.token !== undefined
    const loaded = loads ? await store.load({ intent: ask.intent, token: ask.token, key: ask.call?.key }) : nothing
    if (loaded.kept && ask.call) return replay(loaded.kept, ask.call)
    let change: Change
    try {
      change = ask.decide(loaded)
    } catch (error) {
      if (!(error instanceof Refusal) || !ask.call) throw error
      const body = refusalBody(error)
      if (await store.keepAnswer(ask.call, error.status, body)) return { status: error.status, body, replayed: false }
      return replayKept(ask.call)
    }
    const relay = needs.relay()
    const kept = await store.keep({
      change,
      call: ask.call,
      requestId: ask.requestId,
      deliver: { types: relay ? needs.deliverTypes : [], leaseMs: relay?.leaseMs() ?? 0 },
      settleAfterMs: needs.settleAfterMs,
    })
    if (kept === 'conflict') return 'again'
    if (kept === 'key-used' && ask.call) return replayKept(ask.call)
    if (kept === 'key-used') throw new Error('a call without a key collided with one')
    relay?.offer(kept.outgoing)
    if (change.settlesLater) needs.onSettlesLater()
    return { status: change.declined ? 402 : 200, body: kept.body, replayed: false }
  }

  async function attempts(ask: Ask): Promise<Answer> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const answer = await attempt(ask)
      if (answer !== 'again') return answer
    }
    throw refuse(409, 'invalid_request_error', 'lock_timeout', 'Too many requests change this payment intent. Try again.')
  }

  async function replayKept(call: KeyedCall): Promise<Answer> {
    const { kept } = await store.load({ key: call.key })
    if (!kept) throw new Error('a used idempotency key is gone')
    return replay(kept, call)
  }

  return async function changeIntent(ask: Ask): Promise<Answer> {
    return ask.intent === undefined ? attempts(ask) : inTurn(ask.intent, () => attempts(ask))
  }
}

/** The kept answer, or the refusal for a key that came with other parameters. */
export function replay(kept: KeptAnswer, call: KeyedCall): Answer {
  if (kept.fingerprint !== call.fingerprint) {
    throw refuse(
      400,
      'idempotency_error',
      'idempotency_key_reused',
      'Keys for idempotent requests can only be used with the same endpoint and parameters they were first used with.',
    )
  }
  return { status: kept.status, body: kept.body, replayed: true }
}
