import { LOCALES, type Locale, localePath } from '@toyline/contracts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Upstream } from '../forward/upstreams.ts'
import { type Part, STATUS_WORDS, type State } from './status-words.ts'

type Calls = keyof Upstream
export type Breaker = 'open' | 'half-open' | 'closed'

/** What visitors know of the shop, and the calls that it is made of. */
const PARTS: { part: Part; service: string; calls: Calls[] }[] = [
  { part: 'catalogue', service: 'products', calls: ['reads', 'writes'] },
  { part: 'pictures', service: 'products', calls: ['files'] },
  { part: 'orders', service: 'orders', calls: ['reads', 'writes', 'checkouts'] },
  { part: 'payments', service: 'payments', calls: ['reads', 'writes'] },
  { part: 'accounts', service: 'users', calls: ['reads', 'writes'] },
]
const AGAIN_SECONDS = 30

/**
 * A public page that says in plain words which parts of the shop work, by what the gateway has seen of them: its breakers, and whether
 * it is ready. It asks no room and no page, so that it is there when they are not.
 */
export function statusPage(): {
  /** Hears of every change of a breaker. */
  changed: (service: string, calls: string, state: Breaker) => void
  mount: (app: FastifyInstance, isReady: () => Promise<boolean>) => void
} {
  const breakers = new Map<string, Breaker>()
  function stateOf({ service, calls }: (typeof PARTS)[number]): State {
    const seen = calls.map((one) => breakers.get(`${service} ${one}`))
    if (seen.includes('open')) return 'away'
    return seen.includes('half-open') ? 'returning' : 'working'
  }
  return {
    changed: (service, calls, state) => void breakers.set(`${service} ${calls}`, state),
    mount(app, isReady) {
      for (const locale of Object.values(LOCALES)) {
        app.get(localePath(locale, '/status'), { config: { shed: 'never' } }, async (_request: FastifyRequest, reply) => {
          const ready = await isReady()
          const parts = PARTS.map((one) => ({ part: one.part, state: ready ? stateOf(one) : ('away' as const) }))
          return reply
            .header('cache-control', 'no-store')
            .type('text/html; charset=utf-8')
            .send(page(locale, ready, parts))
        })
      }
    },
  }
}

const STYLE = `:root{color-scheme:light dark;--paper:#FAF6EE;--ink:#211B2B;--ink-2:#554D5F;--line:#E4DCCB;--working:#1F6B45;--returning:#7A5200;--away:#A3271F}
@media(prefers-color-scheme:dark){:root{--paper:#16131D;--ink:#F3EEE6;--ink-2:#C6BDCE;--line:#383143;--working:#7BD3A3;--returning:#F0C15C;--away:#FF9C92}}
body{margin:0;font:18px/1.5 Figtree,system-ui,sans-serif;background:var(--paper);color:var(--ink)}main{max-width:40rem;margin:0 auto;padding:64px 24px}
h1{font-size:32px;line-height:1.15;margin:0 0 8px}p{margin:0;color:var(--ink-2)}dl{margin:32px 0;border-top:1px solid var(--line)}
dl div{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 24px;padding:14px 0;border-bottom:1px solid var(--line)}dd{margin:0;font-weight:600}
.working{color:var(--working)}.returning{color:var(--returning)}.away{color:var(--away)}nav{display:flex;flex-wrap:wrap;gap:8px 20px;margin-top:24px;font-size:16px}a{color:inherit}`

function page(locale: Locale, ready: boolean, parts: { part: Part; state: State }[]): string {
  const words = STATUS_WORDS[locale.language]
  const isWell = parts.every(({ state }) => state === 'working')
  const rows = parts.map(({ part, state }) => `<div><dt>${words.parts[part]}</dt><dd class="${state}">${words.states[state]}</dd></div>`)
  const time = new Intl.DateTimeFormat(locale.tag, { timeStyle: 'medium', timeZone: 'UTC' }).format(new Date())
  const others = inOtherLanguages(locale).map(
    (other) => `<a lang="${other.language}" hreflang="${other.tag}" href="${localePath(other, '/status')}">${nameOf(other)}</a>`,
  )
  return `<!doctype html><html lang="${locale.tag}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="${AGAIN_SECONDS}"><meta name="robots" content="noindex"><title>${words.title}</title><style>${STYLE}</style></head><body><main><h1>${words.title}</h1><p>${isWell ? words.allWell : ready ? words.notAll : words.nothing}</p><dl>${rows.join('')}</dl><p>${words.seen} ${time} UTC</p><nav>${others.join('')}</nav></main></body></html>`
}

/** Each other language, in the same market where it is spoken there. */
function inOtherLanguages({ language, market }: Locale): Locale[] {
  const all = Object.values(LOCALES)
  const languages = new Set(all.map((one) => one.language).filter((one) => one !== language))
  return [...languages].flatMap((other) => {
    const spoken = all.filter((one) => one.language === other)
    return spoken.find((one) => one.market === market) ?? spoken.slice(-1)
  })
}

/** A language in its own words. */
function nameOf({ language, tag }: Locale): string {
  return new Intl.DisplayNames(tag, { type: 'language' }).of(language) ?? language
}
