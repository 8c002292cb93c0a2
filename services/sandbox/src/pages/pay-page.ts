import type { PaymentIntent } from '../api.ts'
import { fieldsStyle, pageStyle } from './assets.ts'
import { cardInputs, type FieldProblems, type Typed } from './card-inputs.ts'
import { escapeHtml, moneyText, type Page } from './html.ts'

const ribbon = '<p class="ribbon">Sandbox: no money moves</p>'

const examples = [
  ['4242 4242 4242 4242', 'succeeds'],
  ['4000 0000 0000 0002', 'is declined'],
  ['4000 0000 0000 9995', 'lacks funds'],
  ['4000 0000 0000 3220', 'asks for a confirmation'],
]

/** The plain payment form. The number and the security code are never sent back to the page. */
export function payPage(
  intent: PaymentIntent,
  shown: { notice?: string; problems?: FieldProblems; typed?: Typed; leadsTo: readonly string[] },
): Page {
  const rows = examples.map(([number, effect]) => `<tr><td>${number}</td><td>${effect}</td></tr>`).join('')
  return {
    title: `Pay ${moneyText(intent.amount, intent.currency)}`,
    attributes: ' data-scheme="auto"',
    styles: [fieldsStyle, pageStyle],
    leadsTo: shown.leadsTo,
    body: `<main>
${ribbon}
<h1 class="amount">${escapeHtml(moneyText(intent.amount, intent.currency))}</h1>
<p class="what">${escapeHtml(intent.description ?? 'Payment by card')}</p>
${shown.notice ? `<p class="notice" role="alert">${escapeHtml(shown.notice)}</p>` : ''}
<form method="post" autocomplete="on" novalidate>
${cardInputs({ typed: shown.typed ?? {}, problems: shown.problems ?? {} })}
<button type="submit">Pay ${escapeHtml(moneyText(intent.amount, intent.currency))}</button>
</form>
<details><summary>Test cards</summary><table>${rows}</table></details>
</main>`,
  }
}

/** A page with one thing to say and, where there is one, the way back to the shop. */
export function messagePage(title: string, text: string, back: string | null): Page {
  return {
    title,
    attributes: ' data-scheme="auto"',
    styles: [fieldsStyle, pageStyle],
    body: `<main>
${ribbon}
<h1>${escapeHtml(title)}</h1>
<p class="what">${escapeHtml(text)}</p>
${back ? `<a class="button" href="${escapeHtml(back)}">Back to the shop</a>` : ''}
</main>`,
  }
}
