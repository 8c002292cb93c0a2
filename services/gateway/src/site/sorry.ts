import { splitPath } from '@toyline/contracts'
import { answerProblem, Problem, problem, WallFull } from '@toyline/http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SORRY_WORDS, type Sorry } from './sorry-words.ts'

export const BUSY_SECONDS = 2

/** Whether a person waits for this answer, not a program. */
export function wantsPage(request: FastifyRequest): boolean {
  return request.method === 'GET' && request.headers.accept?.includes('text/html') === true
}

/** What who is refused because of load is told. */
export function busy(): Problem {
  return problem(503, 'busy', 'The shop is very busy; please try again in a moment.', { retryAfter: BUSY_SECONDS })
}

/** Refused because of load. People get a page that tries again by itself, programs a problem. */
export function sendBusy(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendSorry(request, reply, busy())
}

/** What the storefront did not answer, by why: it was not even asked, because it has enough to do, or it says nothing. */
export function refuse(request: FastifyRequest, reply: FastifyReply, why: unknown): FastifyReply {
  if (why instanceof WallFull) return sendBusy(request, reply)
  request.log.warn({ err: why }, 'the storefront does not answer')
  return sendSorry(
    request,
    reply,
    problem(503, 'storefront-unavailable', 'The shop is just starting or very busy; please reload in a moment.', {
      retryAfter: BUSY_SECONDS,
    }),
  )
}

function sendSorry(request: FastifyRequest, reply: FastifyReply, otherwise: Problem): FastifyReply {
  if (!wantsPage(request)) return answerProblem(otherwise, request, reply)
  return send(request, reply, { status: 503, why: 'busy', seconds: BUSY_SECONDS })
}

/** Answers an error on the way to a page. A person who asked too often is told when to ask again, in their language. */
export function answerPageError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!wantsPage(request) || !(error instanceof Problem) || error.status !== 429) return answerProblem(error, request, reply)
  return send(request, reply, { status: 429, why: 'tooMany', seconds: Math.ceil(Number(error.extra.retryAfter)) || BUSY_SECONDS })
}

function send(request: FastifyRequest, reply: FastifyReply, { status, why, seconds }: { status: number; why: Sorry; seconds: number }) {
  const { locale } = splitPath(request.url)
  const { title, text } = SORRY_WORDS[locale.language][why]
  return reply
    .code(status)
    .header('retry-after', String(seconds))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page(locale.tag, title, text(inWords(seconds, locale.tag)), seconds))
}

function inWords(seconds: number, tag: string): string {
  return new Intl.NumberFormat(tag, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(seconds)
}

const STYLE = `:root{color-scheme:light dark;--paper:#FAF6EE;--ink:#211B2B;--ink-2:#554D5F;--colour:#F2D98F}
@media(prefers-color-scheme:dark){:root{--paper:#16131D;--ink:#F3EEE6;--ink-2:#C6BDCE;--colour:#5A4A1E}}
body{margin:0;min-height:100vh;display:grid;place-content:center;justify-items:center;text-align:center;font:18px/1.5 Figtree,system-ui,sans-serif;background:var(--paper);color:var(--ink)}
main{padding:24px;max-width:34rem}svg{max-width:100%;fill:none;stroke:var(--ink);stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
h1{font-size:28px;line-height:1.15;margin:16px 0 8px}p{margin:0;color:var(--ink-2)}`

/** A toy top that needs a rest, printed in two passes as all drawings of the shop are. */
const DRAWING = `<svg viewBox="0 0 240 180" width="240" height="180" aria-hidden="true"><path transform="translate(5 3)" stroke="none" fill="var(--colour)" d="M70 84h100l-36 52h-28z"/><path d="M8 158.4h224" stroke-width="1" opacity=".55"/><path d="M70 84h100l-36 52h-28zM120 84V46M108 46h24M106 136l14 22 14-22M84 104h72M58 70c-8-8-8-20 0-28M182 70c8-8 8-20 0-28"/></svg>`

function page(lang: string, title: string, text: string, seconds: number): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="${seconds}"><meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head><body><main>${DRAWING}<h1>${title}</h1><p>${text}</p></main></body></html>`
}
