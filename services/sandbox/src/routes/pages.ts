import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { PaymentIntent } from '../api.ts'
import type { Context } from '../context.ts'
import { answerChallenge } from '../domain/authorise.ts'
import { Refusal, refuse } from '../domain/refusal.ts'
import { fieldsScript, fieldsStyle, mountScript } from '../pages/assets.ts'
import { cardInputs, type FieldProblems } from '../pages/card-inputs.ts'
import { challengeDonePage, challengePage } from '../pages/challenge-page.ts'
import { escapeHtml, type Page, sendPage } from '../pages/html.ts'
import { messagePage, payPage } from '../pages/pay-page.ts'
import { newId } from '../store/new-id.ts'
import type { Loaded } from '../store/store.ts'
import { decideConfirm } from '../use-cases/confirm-intent.ts'
import { intentOfSecret, sameSecret } from './authorise-caller.ts'
import { read } from './read-input.ts'
import { tokenise } from './tokens.ts'

const looks = z.object({
  origin: z.string().max(200),
  scheme: z.enum(['light', 'dark', 'auto']).default('light'),
  font_size: z.coerce.number().int().min(14).max(20).default(16),
  accent: z
    .string()
    .regex(/^[0-9a-f]{6}$/i)
    .default('3550d4'),
  radius: z.coerce.number().int().min(0).max(16).default(10),
  locale_country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
})

const payForm = z.object({
  number: z.string().max(40).default(''),
  expiry: z.string().max(20).default(''),
  cvc: z.string().max(10).default(''),
  postal_code: z.string().max(20).default(''),
})
const challengeForm = z.object({ answer: z.enum(['approve', 'fail']), origin: z.string().max(200).optional() })
const challengeQuery = z.object({ origin: z.string().max(200).optional() })

/** Pages for browsers: card fields to frame, the plain payment form, the 3-D Secure challenge. */
export function mountPages(app: FastifyInstance, context: Context): void {
  const { allowedOrigins, lists } = context

  app.register(async (pages) => {
    pages.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))))
    })
    pages.setErrorHandler(async (error, request, reply) => {
      if (error instanceof Refusal) {
        const title = error.status === 404 ? 'This page is gone' : 'That did not work'
        return sendPage(reply, error.status, messagePage(title, error.message, null))
      }
      context.log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'page failed')
      return sendPage(reply, 500, messagePage('Something went wrong', 'Nothing was charged by this page. Try again in a moment.', null))
    })

    pages.get('/fields.js', async (_request, reply) =>
      reply
        .headers({ 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300', 'x-content-type-options': 'nosniff' })
        .type('text/javascript; charset=utf-8')
        .send(mountScript),
    )

    pages.get('/fields', async (request, reply) => {
      const look = read(looks, request.query)
      requireShop(look.origin)
      const config = escapeHtml(JSON.stringify({ parent: look.origin }))
      return sendPage(reply, 200, {
        title: 'Card details',
        attributes: ` data-scheme="${look.scheme}"`,
        styles: [`:root{--size:${look.font_size}px;--accent:#${look.accent};--radius:${look.radius}px}`, fieldsStyle],
        body: cardInputs({ country: look.locale_country }),
        bodyAttributes: ` data-config="${config}"`,
        script: fieldsScript,
        framedBy: allowedOrigins,
      })
    })

    pages.get<{ Params: { secret: string } }>('/pay/:secret', async (request, reply) => {
      const intent = await intentBySecret(request.params.secret)
      return sendPage(reply, 200, payable(intent) ? payPage(intent, { leadsTo: allowedOrigins }) : statePage(intent))
    })

    pages.post<{ Params: { secret: string } }>('/pay/:secret', async (request, reply) => {
      const intent = await intentBySecret(request.params.secret)
      if (!payable(intent)) return sendPage(reply, 200, statePage(intent))
      const typed = read(payForm, request.body)
      const again = (notice: string, problems: FieldProblems) =>
        sendPage(reply, 422, payPage(intent, { notice, problems, typed, leadsTo: allowedOrigins }))
      const expiry = /^\s*(\d{1,2})\s*[/ -]\s*(?:20)?(\d{2})\s*$/.exec(typed.expiry)
      if (!expiry) return again('Check the expiry date.', { expiry: 'Use month and year, like 04 / 28.' })
      try {
        const { row } = await tokenise(context, {
          number: typed.number,
          exp_month: Number(expiry[1]),
          exp_year: 2000 + Number(expiry[2]),
          cvc: typed.cvc.trim(),
        })
        const answer = await context.changeIntent({
          intent: intent.id,
          requestId: request.id,
          decide: (loaded) => {
            const options = { method: row.id, loaded: { token: row }, returnUrl: undefined, publicUrl: context.publicUrl() }
            return decideConfirm(present(loaded), options)
          },
        })
        if (answer.status === 402) return again(messageOf(answer.body), {})
        const paid = JSON.parse(answer.body) as PaymentIntent
        return await goOn(reply, paid)
      } catch (error) {
        if (!(error instanceof Refusal) || error.status !== 402) throw error
        return again('Check the card details.', { [fieldOf(error.param)]: error.message })
      }
    })

    pages.get<{ Params: { token: string } }>('/challenge/:token', async (request, reply) => {
      const { origin } = read(challengeQuery, request.query)
      if (origin !== undefined) requireShop(origin)
      const { intent, open } = await intentByChallenge(request.params.token)
      if (!open) return ended(reply, intent, origin)
      return sendPage(reply, 200, challengePage(intent, { origin, framedBy: allowedOrigins, leadsTo: allowedOrigins }))
    })

    pages.post<{ Params: { token: string } }>('/challenge/:token', async (request, reply) => {
      const { answer, origin } = read(challengeForm, request.body)
      if (origin !== undefined) requireShop(origin)
      const { token } = request.params
      const { intent, open } = await intentByChallenge(token)
      if (!open) return ended(reply, intent, origin)
      await context.changeIntent({
        intent: intent.id,
        requestId: request.id,
        decide: (loaded) => {
          const row = present(loaded)
          if (row.challenge !== token) throw refuse(409, 'invalid_request_error', 'payment_intent_unexpected_state', 'Already answered.')
          return answerChallenge(row, answer === 'approve', newId)
        },
      })
      return ended(reply, await intentById(intent.id), origin)
    })
  })

  function requireShop(origin: string): void {
    if (allowedOrigins.includes(origin)) return
    throw refuse(400, 'invalid_request_error', 'parameter_invalid', 'This origin may not use the card fields.', 'origin')
  }

  async function intentById(id: string): Promise<PaymentIntent> {
    const body = await lists.one('intents', id)
    if (body === undefined) throw gone()
    return JSON.parse(body) as PaymentIntent
  }

  async function intentBySecret(secret: string): Promise<PaymentIntent> {
    const id = intentOfSecret(secret)
    if (id === undefined) throw gone()
    const intent = await intentById(id)
    if (!sameSecret(secret, intent.client_secret)) throw gone()
    return intent
  }

  /** `open` is false when the challenge was answered. A token that was replaced, or never was, opens nothing. */
  async function intentByChallenge(token: string): Promise<{ intent: PaymentIntent; open: boolean }> {
    const id = /^(pi_[0-9A-Za-z]{24})_challenge_[0-9A-Za-z]{24}$/.exec(token)?.[1]
    if (id === undefined) throw gone()
    const { intent: row } = await context.store.load({ intent: id })
    if (!row?.challenge || !sameSecret(token, row.challenge)) throw gone()
    return { intent: await intentById(id), open: row.challenge_url !== null }
  }

  function ended(reply: FastifyReply, intent: PaymentIntent, origin: string | undefined): FastifyReply {
    if (origin !== undefined) return sendPage(reply, 200, challengeDonePage(intent, outcome(intent) !== 'failed', origin, allowedOrigins))
    return goOn(reply, intent)
  }
}

const payable = ({ status }: PaymentIntent) => status === 'requires_payment_method' || status === 'requires_action'

function outcome({ status }: PaymentIntent): 'succeeded' | 'pending' | 'failed' {
  if (status === 'requires_capture' || status === 'succeeded') return 'succeeded'
  return status === 'processing' ? 'pending' : 'failed'
}

/** To the challenge, back to the shop, or, when the shop named no way back, to a page that says how it ended. */
function goOn(reply: FastifyReply, intent: PaymentIntent): FastifyReply {
  const challenge = intent.next_action?.redirect_to_url.url
  if (challenge !== undefined) return reply.redirect(challenge, 303)
  const back = wayBack(intent)
  return back === null ? sendPage(reply, 200, statePage(intent)) : reply.redirect(back, 303)
}

function wayBack(intent: PaymentIntent): string | null {
  if (intent.return_url === null) return null
  const url = new URL(intent.return_url)
  url.searchParams.set('payment_intent', intent.id)
  url.searchParams.set('payment_intent_client_secret', intent.client_secret)
  url.searchParams.set('redirect_status', outcome(intent))
  return url.href
}

function statePage(intent: PaymentIntent): Page {
  const texts: Record<ReturnType<typeof outcome>, [string, string]> = {
    succeeded: ['Payment complete', 'The payment went through. There is nothing left to do here.'],
    pending: ['Payment on its way', 'The payment is being processed. The shop will be told how it ends.'],
    failed: ['Payment not made', 'This payment was cancelled or not confirmed. Nothing was charged.'],
  }
  const [title, text] = texts[outcome(intent)]
  return messagePage(title, text, wayBack(intent))
}

function fieldOf(param: string | undefined): keyof FieldProblems {
  if (param === 'card[cvc]') return 'cvc'
  return param === 'card[exp_year]' ? 'expiry' : 'number'
}

function messageOf(body: string): string {
  return (JSON.parse(body) as { error: { message: string } }).error.message
}

function present({ intent }: Loaded) {
  if (!intent) throw gone()
  return intent
}

function gone() {
  return refuse(404, 'invalid_request_error', 'resource_missing', 'There is no such payment.')
}
