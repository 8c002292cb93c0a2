import type { TransportReply, TransportRequest } from '@toyline/http'
import { z } from 'zod'
import { NotSent } from '../../domain/provider.ts'

const Token = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })
/** A token is renewed this long before it ends, for clocks that differ and calls that last. */
const SPARE_MS = 60_000

/**
 * The access token that PayPal's API wants, asked for once and kept while it lasts. A failure is not kept: the next call asks again.
 * The SDK's own keeping is not used: it asks as often as calls wait, and after one failed request it never asks again.
 * Errors: `NotSent`, since whatever the token was for has not been sent.
 */
export function accessTokens(
  ask: (request: TransportRequest) => Promise<TransportReply>,
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
) {
  let kept: { token: Promise<string>; endsAt: number } | undefined

  async function fetchToken(): Promise<string> {
    const reply = await ask({
      method: 'POST',
      path: '/v1/oauth2/token',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
      body: 'grant_type=client_credentials',
    }).catch((error: unknown) => {
      throw new NotSent('PayPal gave no access token', { cause: error })
    })
    if (reply.status !== 200) throw new NotSent(`PayPal gave no access token: status ${reply.status}`)
    const read = Token.safeParse(parsed(reply.body))
    if (!read.success) throw new NotSent('PayPal gave an access token that cannot be read')
    if (kept) kept.endsAt = Date.now() + read.data.expires_in * 1_000 - SPARE_MS
    return read.data.access_token
  }

  return {
    async current(): Promise<string> {
      if (!kept || Date.now() >= kept.endsAt) {
        const asked = { token: fetchToken(), endsAt: Number.POSITIVE_INFINITY }
        kept = asked
        asked.token.catch(() => {
          if (kept === asked) kept = undefined
        })
      }
      return kept.token
    },
    /** Forgets a token that was refused, unless another has taken its place. */
    async forget(refused: string): Promise<void> {
      const seen = kept
      if ((await seen?.token.catch(() => refused)) === refused && kept === seen) kept = undefined
    },
  }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
