import { createHash } from 'node:crypto'
import { counter } from '@toyline/observability'
import { builtInTax, type TaxEngine, type TaxQuote, type TaxRefusal, type TaxRequest } from '../domain/tax/quote-tax.ts'

/** An engine outside gave no tax that can be charged: it is away, slow, or says what cannot be. */
export class NoTaxAnswer extends Error {}

export type Patience = {
  log: { warn: (details: object, message: string) => void }
  /** Milliseconds for which an answer stands for the same question: a checkout, from its quote to its order. */
  keepMs?: number
  /** Milliseconds for which our own tables stand in, so that a buyer sees the figures that they will pay. */
  keepFallBackMs?: number
}

const KEEP_MS = 15 * 60_000
const KEEP_FALL_BACK_MS = 30_000
const MAX_KEPT = 200

const answers = counter('orders_tax_answers_total', 'Tax that an engine outside was to reckon, by who did', ['source'])

/**
 * An engine outside, with our own tables behind it (F12). The same question is asked once, also by several at a time: whoever was quoted
 * orders at the same tax, even if the engine has gone away meanwhile. Where it gives no answer, our tables do, and the quote says so.
 */
export function ownTablesInstead(engine: TaxEngine, { log, keepMs = KEEP_MS, keepFallBackMs = KEEP_FALL_BACK_MS }: Patience): TaxEngine {
  const kept = new Map<string, { answer: Promise<TaxQuote | TaxRefusal>; until: number }>()

  async function ask(request: TaxRequest): Promise<TaxQuote | TaxRefusal> {
    try {
      return marked(await engine(request), 'engine')
    } catch (error) {
      if (!(error instanceof NoTaxAnswer)) throw error
      log.warn({ err: error }, 'tax is that of our own tables: the engine gave none')
      return marked(await builtInTax(request), 'fall-back')
    }
  }

  return (request) => {
    const key = keyOf(request)
    const known = kept.get(key)
    if (known && known.until > Date.now()) return known.answer
    const fresh = { answer: ask(request), until: Number.POSITIVE_INFINITY }
    // Taken out first: what is asked anew is the youngest, and the oldest goes.
    kept.delete(key)
    kept.set(key, fresh)
    const [oldest] = kept.keys()
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest)
    fresh.answer.then(
      (answer) => {
        fresh.until = Date.now() + (answer.ok && answer.source === 'engine' ? keepMs : keepFallBackMs)
      },
      () => {
        fresh.until = 0
      },
    )
    return fresh.answer
  }
}

/** Another name at the same door is the same question. */
function keyOf(request: TaxRequest): string {
  const { country, area, postcode, line1, line2, city } = request.shipTo
  const asked = JSON.stringify({ ...request, shipTo: [country, area, postcode, line1, line2, city] })
  return createHash('sha256').update(asked).digest('base64')
}

function marked(answer: TaxQuote | TaxRefusal, source: 'engine' | 'fall-back'): TaxQuote | TaxRefusal {
  answers.inc({ source })
  return answer.ok ? { ...answer, source } : answer
}
