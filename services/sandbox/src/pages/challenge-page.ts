import type { CardBrand, PaymentIntent } from '../api.ts'
import { fieldsStyle, pageStyle } from './assets.ts'
import { escapeHtml, moneyText, type Page, scriptJson } from './html.ts'

const brandNames: Partial<Record<CardBrand, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
}

type Framing = { origin: string | undefined; framedBy: readonly string[]; leadsTo: readonly string[] }

const tellHeight = (origin: string) => `
const say = (message) => window.parent.postMessage({ source: 'toyline-sandbox', ...message }, ${scriptJson(origin)})
new ResizeObserver(() => say({ type: 'resize', height: Math.ceil(document.body.getBoundingClientRect().height) })).observe(document.body)`

/** What the card's bank would ask. `origin`: the shop's page that frames it; undefined at top level. */
export function challengePage(intent: PaymentIntent, framing: Framing): Page {
  const { origin } = framing
  return {
    title: 'Confirm it is you',
    attributes: ` data-scheme="auto"${origin ? ' data-framed' : ''}`,
    styles: [fieldsStyle, pageStyle],
    framedBy: framing.framedBy,
    leadsTo: framing.leadsTo,
    body: `<main>
<p class="ribbon">Sandbox Bank: 3-D Secure</p>
<h1>Confirm it is you</h1>
<p class="what">A real bank would ask for a code or a fingerprint here.</p>
<dl>
<dt>Amount</dt><dd>${escapeHtml(moneyText(intent.amount, intent.currency))}</dd>
<dt>Card</dt><dd>${brandNames[intent.card?.brand ?? 'unknown'] ?? 'Card'} ending ${escapeHtml(intent.card?.last4 ?? '')}</dd>
${intent.description ? `<dt>For</dt><dd>${escapeHtml(intent.description)}</dd>` : ''}
</dl>
<form method="post">
${origin ? `<input type="hidden" name="origin" value="${escapeHtml(origin)}">` : ''}
<button name="answer" value="approve">Approve</button>
<button class="quiet" name="answer" value="fail">Fail the check</button>
</form>
</main>`,
    ...(origin ? { script: tellHeight(origin) } : {}),
  }
}

/** Inside a frame: tells the shop's page how it ended. */
export function challengeDonePage(intent: PaymentIntent, succeeded: boolean, origin: string, framedBy: readonly string[]): Page {
  const message = { type: 'challenge', payment_intent: intent.id, status: succeeded ? 'succeeded' : 'failed' }
  return {
    title: 'Done',
    attributes: ' data-scheme="auto" data-framed',
    styles: [fieldsStyle, pageStyle],
    framedBy,
    body: `<main><h1>${succeeded ? 'Confirmed' : 'Not confirmed'}</h1><p class="what">Back to the shop.</p></main>`,
    script: `${tellHeight(origin)}
say(${scriptJson(message)})`,
  }
}
