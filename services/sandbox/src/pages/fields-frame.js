// Runs inside the frame. `config.parent` is the shop's origin, checked by the server against its list.
const config = JSON.parse(document.body.dataset.config)
const inputs = Object.fromEntries(['number', 'expiry', 'cvc', 'postal_code'].map((name) => [name, document.getElementById(name)]))
const names = Object.keys(inputs)
const brandMark = document.getElementById('brand')
const left = new Set()
let lastChange = ''

const brands = [
  ['visa', /^4/],
  ['mastercard', /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/],
  ['amex', /^3[47]/],
  ['discover', /^(6011|64[4-9]|65)/],
  ['jcb', /^35(2[89]|[3-8])/],
  ['diners', /^3(0[0-5]|[68])/],
  ['unionpay', /^62/],
]

function tell(type, payload = {}) {
  window.parent.postMessage({ source: 'toyline-sandbox', type, ...payload }, config.parent)
}

const digitsOf = (text) => text.replace(/\D/g, '')
const brandOf = (number) => brands.find(([, range]) => range.test(number))?.[0] ?? 'unknown'
const numberLength = (brand) => ({ amex: 15, diners: 14 })[brand] ?? 16
const cvcLength = (brand) => (brand === 'amex' ? 4 : 3)

function passesLuhn(number) {
  let sum = 0
  for (let place = 0; place < number.length; place += 1) {
    const digit = Number(number[number.length - 1 - place])
    const weighted = place % 2 === 1 ? digit * 2 : digit
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}

function groupNumber(digits) {
  const brand = brandOf(digits)
  const groups = brand === 'amex' ? [4, 6, 5] : brand === 'diners' ? [4, 6, 4] : [4, 4, 4, 4]
  const parts = []
  let at = 0
  for (const size of groups) {
    if (at < digits.length) parts.push(digits.slice(at, at + size))
    at += size
  }
  return parts.join(' ')
}

function groupExpiry(text) {
  // Browsers fill in `MM/YYYY` too.
  const full = /^\s*(\d{1,2})\s*[/-]\s*(?:20)?(\d{2})\s*$/.exec(text)
  if (full) return `${full[1].padStart(2, '0')} / ${full[2]}`
  let digits = digitsOf(text)
  if (/^[2-9]/.test(digits)) digits = `0${digits}`
  return digits.length > 2 ? `${digits.slice(0, 2)} / ${digits.slice(2, 4)}` : digits
}

/** Sets the text and keeps the caret behind the same digit. */
function rewrite(input, text) {
  if (input.value === text) return
  const before = digitsOf(input.value.slice(0, input.selectionStart ?? input.value.length)).length
  const atEnd = input.selectionStart === input.value.length
  input.value = text
  if (atEnd) return
  let caret = 0
  for (let seen = 0; caret < text.length && seen < before; caret += 1) if (/\d/.test(text[caret])) seen += 1
  input.setSelectionRange(caret, caret)
}

function expiryParts() {
  const digits = digitsOf(inputs.expiry.value)
  return { month: Number(digits.slice(0, 2)), year: 2000 + Number(digits.slice(2, 4)), whole: digits.length === 4 }
}

/** The problem with a field in words, or '' when there is none. */
function problemOf(name) {
  const value = inputs[name].value.trim()
  const number = digitsOf(inputs.number.value)
  const brand = brandOf(number)
  if (name === 'number') {
    if (value === '') return 'Enter your card number.'
    if (number.length < numberLength(brand)) return 'The card number is too short.'
    return passesLuhn(number) ? '' : 'The card number is not valid. Check the digits.'
  }
  if (name === 'expiry') {
    const { month, year, whole } = expiryParts()
    if (value === '') return 'Enter the expiry date.'
    if (!whole || month < 1 || month > 12) return 'Use month and year, like 04 / 28.'
    const now = new Date()
    const past = year < now.getFullYear() || (year === now.getFullYear() && month < now.getMonth() + 1)
    return past ? 'The card has expired.' : ''
  }
  if (name === 'cvc') {
    if (value === '') return 'Enter the security code.'
    return value.length === cvcLength(brand) ? '' : `The code has ${cvcLength(brand)} digits.`
  }
  return value.length >= 2 ? '' : 'Enter the postcode.'
}

function show(name, message) {
  const place = document.getElementById(`${name}-problem`)
  if (place.textContent !== message) place.textContent = message
  if (message) inputs[name].setAttribute('aria-invalid', 'true')
  else inputs[name].removeAttribute('aria-invalid')
}

function refresh() {
  const brand = brandOf(digitsOf(inputs.number.value))
  brandMark.dataset.brand = brandMark.querySelector(`.${brand}`) ? brand : 'unknown'
  inputs.cvc.placeholder = brand === 'amex' ? '1234' : '123'
  const problems = names.map((name) => [name, problemOf(name)])
  for (const [name, message] of problems) {
    if (message === '') show(name, '')
    else if (left.has(name)) show(name, message)
  }
  const shown = problems.find(([name, message]) => message && left.has(name))
  const change = {
    complete: problems.every(([, message]) => message === ''),
    empty: names.every((name) => inputs[name].value === ''),
    brand,
    error: shown ? { field: shown[0], message: shown[1] } : null,
  }
  const text = JSON.stringify(change)
  if (text !== lastChange) tell('change', change)
  lastChange = text
}

const nextField = { number: 'expiry', expiry: 'cvc' }

for (const name of names) {
  const input = inputs[name]
  input.addEventListener('input', (event) => {
    const erasing = event.inputType?.startsWith('delete')
    if (name === 'number') {
      const digits = digitsOf(input.value)
      rewrite(input, groupNumber(digits.slice(0, numberLength(brandOf(digits)))))
    }
    if (name === 'expiry' && !erasing) rewrite(input, groupExpiry(input.value))
    if (name === 'cvc') rewrite(input, digitsOf(input.value).slice(0, cvcLength(brandOf(digitsOf(inputs.number.value)))))
    // Fully typed but wrong: say so at once. Half typed: wait until the field is left.
    const full = name === 'number' && digitsOf(input.value).length === numberLength(brandOf(digitsOf(input.value)))
    if (full) left.add(name)
    refresh()
    const done = name === 'number' ? full : name === 'expiry' && expiryParts().whole
    const caretAtEnd = input.selectionStart === input.value.length
    if (done && !erasing && caretAtEnd && problemOf(name) === '' && event.inputType === 'insertText') inputs[nextField[name]].focus()
  })
  input.addEventListener('blur', () => {
    if (input.value !== '') left.add(name)
    refresh()
  })
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') tell('enter')
  })
}

const fieldOfParam = { 'card[number]': 'number', 'card[exp_year]': 'expiry', 'card[exp_month]': 'expiry', 'card[cvc]': 'cvc' }

function fail(request, code, field, message) {
  if (field) {
    left.add(field)
    show(field, message)
    inputs[field].focus()
  }
  tell('error', { request, error: { code, field, message } })
}

async function submit(request) {
  for (const name of names) left.add(name)
  refresh()
  const wrong = names.find((name) => problemOf(name))
  if (wrong) return fail(request, 'incomplete', wrong, problemOf(wrong))
  const { month, year } = expiryParts()
  const card = {
    number: digitsOf(inputs.number.value),
    exp_month: month,
    exp_year: year,
    cvc: inputs.cvc.value,
    postal_code: inputs.postal_code.value.trim(),
  }
  try {
    const answer = await fetch('v1/tokens', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ card }),
      signal: AbortSignal.timeout(10_000),
    })
    const body = await answer.json()
    if (answer.ok) return tell('token', { request, payment_method: body.id, card: body.card })
    return fail(request, body.error.code, fieldOfParam[body.error.param] ?? null, body.error.message)
  } catch {
    return fail(request, 'unavailable', null, 'The card could not be checked. Try again.')
  }
}

window.addEventListener('message', (event) => {
  if (event.origin !== config.parent || event.source !== window.parent) return
  const { source, type, request } = event.data ?? {}
  if (source !== 'toyline-sandbox') return
  if (type === 'submit' && typeof request === 'string') submit(request)
  if (type === 'focus') inputs[names.find((name) => problemOf(name)) ?? 'number'].focus()
})

new ResizeObserver(() => tell('resize', { height: Math.ceil(document.body.getBoundingClientRect().height) })).observe(document.body)
tell('ready')
