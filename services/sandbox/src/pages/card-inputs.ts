import { escapeHtml } from './html.ts'

const postcodeNames: Record<string, string> = { US: 'ZIP code', CA: 'Postal code', IE: 'Eircode' }

const brandMarks = `<svg class="unknown" viewBox="0 0 38 25" aria-hidden="true"><rect x="1" y="1" width="36" height="23" rx="3.5" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M1 8h36" stroke="currentColor" stroke-width="4"/><path d="M6 18h9" stroke="currentColor" stroke-width="2" stroke-linecap="round"/></svg>
<svg class="visa" viewBox="0 0 38 25" aria-hidden="true"><rect width="38" height="25" rx="4" fill="#1a1f71"/><text x="19" y="17" text-anchor="middle" font-family="Arial, sans-serif" font-size="11.5" font-weight="700" font-style="italic" fill="#fff">VISA</text></svg>
<svg class="mastercard" viewBox="0 0 38 25" aria-hidden="true"><rect width="38" height="25" rx="4" fill="#20242e"/><circle cx="15" cy="12.5" r="7.5" fill="#eb001b"/><circle cx="23" cy="12.5" r="7.5" fill="#f79e1b"/><path d="M19 6.15a7.5 7.5 0 0 1 0 12.7 7.5 7.5 0 0 1 0-12.7z" fill="#ff5f00"/></svg>
<svg class="amex" viewBox="0 0 38 25" aria-hidden="true"><rect width="38" height="25" rx="4" fill="#1f72cd"/><text x="19" y="16" text-anchor="middle" font-family="Arial, sans-serif" font-size="9" font-weight="700" fill="#fff">AMEX</text></svg>
<svg class="discover" viewBox="0 0 38 25" aria-hidden="true"><rect width="38" height="25" rx="4" fill="#fff" stroke="#c3cad6"/><path d="M38 14.5v6.5a4 4 0 0 1-4 4H12c11-1.5 20-5 26-10.5z" fill="#f47216"/><text x="18" y="12" text-anchor="middle" font-family="Arial, sans-serif" font-size="6.2" font-weight="700" fill="#20242e">DISCOVER</text></svg>`

export type Typed = { expiry?: string; postal_code?: string }
export type FieldProblems = Partial<Record<'number' | 'expiry' | 'cvc' | 'postal_code', string>>

/** The four inputs of a card, labelled, with a place for each one's problem. Used by the frame and by the plain form. */
export function cardInputs(options: { country?: string | undefined; typed?: Typed; problems?: FieldProblems }): string {
  const { typed = {}, problems = {} } = options
  const field = (name: keyof FieldProblems, label: string, layout: string, attributes: string, value = '', beside = '') => {
    const problem = problems[name] ?? ''
    return `<div class="field ${layout}">
<label for="${name}">${escapeHtml(label)}</label>
<div class="box"><input id="${name}" name="${name}" ${attributes} value="${escapeHtml(value)}" aria-describedby="${name}-problem"${problem ? ' aria-invalid="true"' : ''} required>${beside}</div>
<p class="problem" id="${name}-problem" aria-live="polite">${escapeHtml(problem)}</p>
</div>`
  }
  const brand = `<span class="brand" id="brand" data-brand="unknown">${brandMarks}</span>`
  const postcode = postcodeNames[options.country ?? ''] ?? 'Postcode'
  return `<div class="card-box"><div class="card-fields">
${field('number', 'Card number', 'wide', 'inputmode="numeric" autocomplete="cc-number" placeholder="1234 1234 1234 1234" maxlength="23"', '', brand)}
${field('expiry', 'Expiry', '', 'inputmode="numeric" autocomplete="cc-exp" placeholder="MM / YY" maxlength="9"', typed.expiry)}
${field('cvc', 'Security code', '', 'inputmode="numeric" autocomplete="cc-csc" placeholder="123" maxlength="4"')}
${field('postal_code', postcode, 'last', 'autocomplete="postal-code" maxlength="12"', typed.postal_code)}
</div></div>`
}
