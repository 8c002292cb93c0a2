import { largestQuantity, smallestQuantity } from '@toyline/contracts'
import { tierFault } from './price-tiers.ts'
import type { ProductDraft, VariantDraft } from './product-draft.ts'
import type { Translation } from './translation.ts'

export type DraftError = { path: string; message: string }

const HANDLE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
// The largest 32-bit integer stands for "no price" where prices are sorted.
const MAX_INT = 2_147_483_646
const MAX_CAP_DAYS = 365
const MAX_ARRIVALS = 20
const MAX_TERM = 500

/** Why a draft cannot be kept, one entry per field; empty when it can. */
export function checkDraft(draft: ProductDraft): DraftError[] {
  const errors: DraftError[] = []
  const check = (ok: boolean, path: string, message: string) => {
    if (!ok) errors.push({ path, message })
  }
  check(HANDLE.test(draft.handle) && draft.handle.length <= 200, 'handle', 'must be lower-case letters, digits and hyphens, at most 200')
  check(draft.title.trim() !== '' && draft.title.length <= 500, 'title', 'must have 1 to 500 characters')
  check(draft.descriptionHtml.length <= 100_000, 'descriptionHtml', 'must have at most 100,000 characters')
  check(
    draft.categoryPath.length <= 8 && draft.categoryPath.every((name) => name.trim() !== '' && name.length <= 200),
    'categoryPath',
    'must have at most 8 names, none empty',
  )
  check(
    draft.certificates.length <= 50 && draft.certificates.every((name) => name.trim() !== '' && name.length <= 200),
    'certificates',
    'must be at most 50 names, none empty',
  )
  check(draft.variants.length > 0 && draft.variants.length <= 2_000, 'variants', 'must have 1 to 2,000 variants')
  check(new Set(draft.variants.map((variant) => variant.sku)).size === draft.variants.length, 'variants', 'must not use a SKU twice')
  check(new Set(draft.pictures.map((picture) => picture.source)).size === draft.pictures.length, 'pictures', 'must not use a source twice')
  for (const [language, translation] of Object.entries(draft.translations ?? {}))
    checkTranslation(translation, `translations.${language}`, check)
  check(!hasNul(draft), '', 'must not contain NUL characters')
  for (const [at, variant] of draft.variants.entries()) checkVariant(variant, `variants.${at}`, check)
  return errors
}

type Check = (ok: boolean, path: string, message: string) => void

function checkTranslation({ title, descriptionHtml, terms }: Translation, path: string, check: Check): void {
  check(title === null || (title.trim() !== '' && title.length <= 500), `${path}.title`, 'must have 1 to 500 characters')
  check((descriptionHtml ?? '').length <= 100_000, `${path}.descriptionHtml`, 'must have at most 100,000 characters')
  check(
    Object.entries(terms).every(([term, translation]) => term !== '' && translation.trim() !== '' && translation.length <= MAX_TERM),
    `${path}.terms`,
    `must be words with translations of 1 to ${MAX_TERM} characters`,
  )
}

function checkVariant(variant: VariantDraft, path: string, check: Check): void {
  const whole = (value: number, least: number) => Number.isInteger(value) && value >= least && value <= MAX_INT
  check(variant.sku.trim() !== '' && variant.sku.length <= 200, `${path}.sku`, 'must have 1 to 200 characters')
  check(whole(variant.casePack, 1), `${path}.casePack`, 'must be a whole number from 1')
  check(whole(variant.minQuantity, 1), `${path}.minQuantity`, 'must be a whole number from 1')
  const { maxQuantity = null, cap } = variant
  const smallest = smallestQuantity(variant)
  check(
    maxQuantity === null || (whole(maxQuantity, 1) && largestQuantity({ ...variant, maxQuantity }) >= smallest),
    `${path}.maxQuantity`,
    `must leave room for the smallest order, ${smallest}`,
  )
  check(
    !cap || (whole(cap.quantity, smallest) && whole(cap.days, 1) && cap.days <= MAX_CAP_DAYS),
    `${path}.cap`,
    `must leave room for the smallest order, ${smallest}, in 1 to ${MAX_CAP_DAYS} days`,
  )
  check(variant.weightGrams === null || whole(variant.weightGrams, 0), `${path}.weightGrams`, 'must be a whole number of grams')
  check(whole(variant.backorderLimit ?? 0, 0), `${path}.backorderLimit`, 'must be a whole number')
  check(
    Object.values(variant.stock).every((quantity) => whole(quantity, 0)),
    `${path}.stock`,
    'must be whole numbers from 0',
  )
  check(
    Object.values(variant.arrivals ?? {}).every(
      (list) =>
        list.length <= MAX_ARRIVALS &&
        new Set(list.map(({ date }) => date)).size === list.length &&
        list.every(({ date, quantity }) => isDay(date) && whole(quantity, 1)),
    ),
    `${path}.arrivals`,
    `must be at most ${MAX_ARRIVALS} days, each once, with whole numbers from 1`,
  )
  check(
    variant.prices.every(
      ({ price, msrp, tiers = [] }) =>
        whole(price, 1) && (msrp === null || whole(msrp, 1)) && tiers.every((tier) => whole(tier.price, 1) && whole(tier.minQuantity, 1)),
    ),
    `${path}.prices`,
    'must be whole minor units above 0',
  )
  for (const { currency, price, tiers = [] } of variant.prices) {
    const fault = tierFault(price, tiers, variant)
    check(fault === null, `${path}.prices.${currency}`, fault ?? '')
  }
  check(
    new Set(variant.prices.map(({ currency }) => currency)).size === variant.prices.length,
    `${path}.prices`,
    'must name a currency once',
  )
  const { size, carton } = variant
  check(size === null || isSize(size), `${path}.size`, 'must be centimetres')
  check(
    carton === null ||
      (whole(carton.units, 1) &&
        (carton.size === null || isSize(carton.size)) &&
        (carton.grossWeightGrams === null || whole(carton.grossWeightGrams, 0)) &&
        (carton.palletUnits === null || whole(carton.palletUnits, 1))),
    `${path}.carton`,
    'must be whole eaches, centimetres and whole grams',
  )
}

/** A day of this century that there is, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const time = Date.parse(text)
  return /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

function isSize({ length, width, height }: NonNullable<VariantDraft['size']>): boolean {
  return [length, width, height].every((value) => Number.isFinite(value) && value >= 0 && value < 1_000_000)
}

function hasNul(draft: ProductDraft): boolean {
  return JSON.stringify(draft).includes('\\u0000')
}
