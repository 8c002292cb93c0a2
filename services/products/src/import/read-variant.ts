import { CURRENCIES, type Currency, type PackRule } from '@toyline/contracts'
import type { PriceDraft, VariantDraft } from '../domain/product-draft.ts'
import { type Cell, type Columns, cellsOf, namedCells, textOf } from './columns.ts'
import type { Finding } from './findings.ts'
import type { Format } from './formats/format.ts'
import { readCountry, readGtin, readHsCode } from './identifiers.ts'
import { readCentimetres, readGrams, readWhole } from './measures.ts'
import { readPrice } from './price.ts'
import { readArrivals } from './read-arrivals.ts'
import type { Row } from './read-rows.ts'
import { addTiers } from './read-tiers.ts'

export type ImportDefaults = {
  currency: Currency /** Where stock lies when the file does not say. */
  location: string /** Known locations. */
  locations: readonly string[]
}

export type Say = (level: Finding['level'], row: Row, cell: Cell | null, message: string) => void

/** A variant as its row says, all but SKU, options and picture, which depend on the rows beside it. */
export type VariantReading = Omit<VariantDraft, 'sku' | 'options' | 'pictureSource'>

export function readVariant(format: Format, row: Row, defaults: ImportDefaults, say: Say): VariantReading {
  const { columns } = format
  const text = (field: Parameters<typeof textOf>[2]) => textOf(columns, row, field)
  const warn = <T>(field: Parameters<typeof textOf>[2], read: (value: string) => T | null, message: string): T | null => {
    const [cell] = cellsOf(columns, row, field)
    if (!cell) return null
    const value = read(cell.text)
    if (value === null) say('warning', row, cell, message)
    return value
  }
  const pack: PackRule = {
    casePack: warn('casePack', (value) => readWhole(value) || null, 'is not a number of pieces; a case of 1 is taken.') ?? 1,
    minQuantity: warn('minQuantity', (value) => readWhole(value) || null, 'is not a number of pieces; 1 is taken.') ?? 1,
  }
  return {
    gtin: readBarcode(columns, row, say),
    prices: readPrices(columns, row, defaults, pack, say),
    ...pack,
    ...readLimits(columns, row, say),
    weightGrams: readWeight(format, row, warn),
    size: readSize(format, row, warn),
    carton: readCarton(row, columns, warn),
    hsCode: warn('hsCode', readHsCode, 'is not a tariff number (4 to 10 digits); it is left out.'),
    origin: warn('origin', readCountry, 'is not a country; it is left out.'),
    taxCategory: text('taxCategory').toLowerCase() || 'toys',
    inventoryPolicy: /^(continue|true|yes|1|notify|backorder)$/i.test(text('policy')) ? 'backorder' : 'deny',
    stock: readStock(columns, row, defaults, say),
    ...given(readArrivals(columns, row, defaults, say)),
  }
}

/** Files without a word of arrivals leave them as they are. */
function given(arrivals: NonNullable<VariantDraft['arrivals']>): Pick<VariantDraft, 'arrivals'> {
  return Object.keys(arrivals).length === 0 ? {} : { arrivals }
}

/** Whether a row says anything of a variant, and is not just one more picture. */
export function speaksOfVariant(columns: Columns, row: Row): boolean {
  return (
    (['sku', 'price', 'gtin', 'option1.value', 'option2.value', 'option3.value'] as const).some(
      (field) => textOf(columns, row, field) !== '',
    ) || namedCells(columns, row, 'price/').length > 0
  )
}

/** The prices of a row, one a currency, with their volume prices; without one the variant cannot be bought. */
export function readPrices(columns: Columns, row: Row, { currency: usual }: ImportDefaults, pack: PackRule, say: Say): PriceDraft[] {
  const currency = readCurrency(columns, row, usual, say)
  if (currency === null) return []
  const named = (prefix: 'price/' | 'msrp/'): [Currency, Cell][] =>
    namedCells(columns, row, prefix).flatMap(([name, cell]) => (name in CURRENCIES ? [[name as Currency, cell] as [Currency, Cell]] : []))
  const own = (field: 'price' | 'msrp'): [Currency, Cell][] =>
    cellsOf(columns, row, field)
      .slice(0, 1)
      .map((cell) => [currency, cell])
  const prices = readMoney([...own('price'), ...named('price/')], row, say)
  const advised = readMoney([...own('msrp'), ...named('msrp/')], row, say)
  const drafts: PriceDraft[] = [...prices].map(([each, price]) => ({ currency: each, price, msrp: advised.get(each) ?? null }))
  addTiers(columns, row, drafts, { currency, pack, say })
  return drafts
}

function readCurrency(columns: Columns, row: Row, usual: Currency, say: Say): Currency | null {
  const [cell] = cellsOf(columns, row, 'currency')
  if (!cell) return usual
  const code = cell.text.toUpperCase()
  if (code in CURRENCIES) return code as Currency
  say('warning', row, cell, 'is a currency that is not traded here; the price is left out.')
  return null
}

function readMoney(cells: [Currency, Cell][], row: Row, say: Say): Map<Currency, number> {
  const amounts = new Map<Currency, number>()
  for (const [currency, cell] of cells) {
    const reading = readPrice(cell.text, currency)
    if (reading.kind === 'bad') say('error', row, cell, reading.why)
    else if (reading.note !== null && !/^msrp|compare|rrp|uvp/i.test(cell.column ?? '')) say('warning', row, cell, reading.note)
    if (reading.kind === 'price' && !amounts.has(reading.currency)) amounts.set(reading.currency, reading.amount)
  }
  return amounts
}

function readBarcode(columns: Columns, row: Row, say: Say): string | null {
  const [cell] = cellsOf(columns, row, 'gtin')
  if (!cell) return null
  const reading = readGtin(cell.text)
  if ('gtin' in reading) return reading.gtin
  say('warning', row, cell, reading.why)
  return null
}

/** The most in one order and for one buyer. What limits is never left out for a slip: it would sell what is scarce to whoever comes first. */
function readLimits(columns: Columns, row: Row, say: Say): Pick<VariantDraft, 'maxQuantity' | 'cap'> {
  const limit = (field: 'maxQuantity' | 'capQuantity' | 'capDays', what: string): number | null => {
    const [cell] = cellsOf(columns, row, field)
    const value = cell ? readWhole(cell.text) || null : null
    if (cell && value === null) say('error', row, cell, `is not a number of ${what}.`)
    return value
  }
  const maxQuantity = limit('maxQuantity', 'pieces')
  const quantity = limit('capQuantity', 'pieces')
  const days = limit('capDays', 'days')
  const [half, other] = [...cellsOf(columns, row, 'capQuantity'), ...cellsOf(columns, row, 'capDays')]
  if (half && !other) say('error', row, half, 'is half of a cap: it needs a number of pieces and one of days.')
  return { ...(maxQuantity === null ? {} : { maxQuantity }), ...(quantity === null || days === null ? {} : { cap: { quantity, days } }) }
}

type Warn = <T>(field: Parameters<typeof textOf>[2], read: (value: string) => T | null, message: string) => T | null

function readWeight({ columns, unit }: Format, row: Row, warn: Warn): number | null {
  const message = 'is not a weight; it is left out.'
  const grams =
    warn('grams', (value) => readGrams(value, 'g'), message) ??
    warn('weight', (value) => readGrams(value, textOf(columns, row, 'weightUnit') || unit.weight), message)
  // Shops write 0 for "not weighed"; it would make freight free.
  return grams === 0 ? null : grams
}

function readSize({ columns, unit }: Format, row: Row, warn: Warn): VariantDraft['size'] {
  const [length, width, height] = (['length', 'width', 'height'] as const).map((field) => {
    const own = columns.headings[columns.at.get(field)?.[0] ?? -1] ?? ''
    const by = /\bcm\b/i.test(own) ? 'cm' : textOf(columns, row, 'sizeUnit') || unit.size
    return warn(field, (value) => readCentimetres(value, by), 'is not a length; the size is left out.')
  })
  return length && width && height ? { length, width, height } : null
}

/** A carton is one case unless the file says how much it holds. */
function readCarton(row: Row, columns: Columns, warn: Warn): VariantDraft['carton'] {
  const whole = (field: 'cartonUnits' | 'palletUnits') =>
    warn(field, (value) => readWhole(value) || null, 'is not a number of pieces; it is left out.')
  const side = (field: 'cartonLength' | 'cartonWidth' | 'cartonHeight') =>
    warn(field, (value) => readCentimetres(value, 'cm') || null, 'is not a length; the size is left out.')
  const [length, width, height] = [side('cartonLength'), side('cartonWidth'), side('cartonHeight')]
  const size = length && width && height ? { length, width, height } : null
  const grossWeightGrams = warn('cartonWeight', (value) => readGrams(value, 'kg') || null, 'is not a weight; it is left out.')
  const said = whole('cartonUnits')
  const palletUnits = whole('palletUnits')
  if (said === null && size === null && grossWeightGrams === null && palletUnits === null) return null
  return { units: said ?? (readWhole(textOf(columns, row, 'casePack')) || 1), size, grossWeightGrams, palletUnits }
}

function readStock(columns: Columns, row: Row, { location, locations }: ImportDefaults, say: Say): Record<string, number> {
  const named = namedCells(columns, row, 'stock/')
  const cells: [string, Cell][] =
    named.length > 0
      ? named
      : cellsOf(columns, row, 'quantity')
          .slice(0, 1)
          .map((cell) => [location, cell])
  const stock: Record<string, number> = {}
  for (const [place, cell] of cells) {
    if (!locations.includes(place)) say('warning', row, cell, `is stock at "${place}", which is no location of ours; it is left out.`)
    else {
      const quantity = /^-\s*\d/.test(cell.text) ? 0 : readWhole(cell.text)
      if (quantity === null) say('error', row, cell, 'is not a number of pieces.')
      else stock[place] = quantity
      if (/^-\s*\d/.test(cell.text)) say('warning', row, cell, 'is below zero; the stock is taken as 0.')
    }
  }
  return stock
}
