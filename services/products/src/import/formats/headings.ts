import { TRANSLATED_LANGUAGES, type TranslatedLanguage } from '@toyline/contracts'
import type { Field, TranslatedField } from '../columns.ts'

/** A heading without the accidents of writing: `Item_Number ` and `item-number` are one. */
export function plainHeading(heading: string): string {
  return heading
    .replace(/^\uFEFF/, '')
    .toLowerCase()
    .replace(/[\s_\-/.:]+/g, ' ')
    .trim()
}

const CURRENCY = '(usd|cad|gbp|eur|jpy|kwd)'

const TRANSLATED_FIELDS: Record<string, TranslatedField> = {
  title: 'title',
  name: 'title',
  'body (html)': 'description',
  description: 'description',
  materials: 'materials',
  material: 'materials',
  warnings: 'warnings',
  terms: 'terms',
}
const TRANSLATED = new RegExp(
  `^(${Object.keys(TRANSLATED_FIELDS).join('|').replace(/[()]/g, '\\$&')}) (${TRANSLATED_LANGUAGES.join('|')})$`,
)

/** Columns that any format may carry besides its own; they are described in catalog/README.md. */
export function sharedMeaning(heading: string): Field | null {
  const name = plainHeading(heading)
  const price = new RegExp(`^(?:(wholesale|unit|net|base|trade) )?(price|msrp|rrp) \\(?${CURRENCY}\\)?$`).exec(name)
  if (price) return `${price[2] === 'price' ? 'price' : 'msrp'}/${(price[3] ?? '').toUpperCase()}`
  const tiers = new RegExp(`^(?:price )?tiers \\(?${CURRENCY}\\)?$`).exec(name)
  if (tiers) return `tiers/${(tiers[1] ?? '').toUpperCase()}`
  const stock = /^stock (?:at )?([a-z0-9]+)$/.exec(name)
  if (stock && !['quantity', 'qty', 'level', 'status', 'count', 'amount'].includes(stock[1] ?? '')) return `stock/${stock[1]}`
  const arriving = /^(?:arriving|arrives|arrivals|incoming) (?:at )?([a-z0-9]+)$/.exec(name)
  if (arriving) return `arrivals/${arriving[1]}`
  const translated = TRANSLATED.exec(name)
  if (translated) return `${TRANSLATED_FIELDS[translated[1] ?? ''] ?? 'terms'}/${translated[2] as TranslatedLanguage}`
  const attribute = /^(?:attribute|custom_field)[ ]?[:/.](?:custom\.|properties\.)?\s*(.+)$/i.exec(heading.trim())
  if (attribute) return `attribute/${sentenceCase(attribute[1] ?? '')}`
  return SHARED[name] ?? null
}

const SHARED: Record<string, Field> = {
  'category path': 'category',
  franchise: 'franchise',
  license: 'franchise',
  licence: 'franchise',
  brandline: 'franchise',
  'age grade': 'age',
  age: 'age',
  'recommended age': 'age',
  materials: 'materials',
  material: 'materials',
  warnings: 'warnings',
  'safety warnings': 'warnings',
  'warning text': 'warnings',
  tiers: 'tiers',
  'price tiers': 'tiers',
  certificates: 'certificates',
  certifications: 'certificates',
  'image view': 'imageView',
  'picture view': 'imageView',
  'case pack': 'casePack',
  'case quantity': 'casePack',
  'units per case': 'casePack',
  'pack size': 'casePack',
  'carton units': 'cartonUnits',
  'units per carton': 'cartonUnits',
  'carton length cm': 'cartonLength',
  'carton width cm': 'cartonWidth',
  'carton height cm': 'cartonHeight',
  'carton weight kg': 'cartonWeight',
  'carton gross weight kg': 'cartonWeight',
  'pallet units': 'palletUnits',
  'units per pallet': 'palletUnits',
  'min quantity': 'minQuantity',
  'minimum order quantity': 'minQuantity',
  moq: 'minQuantity',
  'max quantity': 'maxQuantity',
  'maximum order quantity': 'maxQuantity',
  'cap quantity': 'capQuantity',
  'cap days': 'capDays',
  'length cm': 'length',
  'width cm': 'width',
  'height cm': 'height',
  'hs code': 'hsCode',
  'hs tariff number': 'hsCode',
  'harmonized system code': 'hsCode',
  'tariff number': 'hsCode',
  'commodity code': 'hsCode',
  'country of origin': 'origin',
  'country of manufacture': 'origin',
  origin: 'origin',
  'made in': 'origin',
  'tax category': 'taxCategory',
}

function sentenceCase(name: string): string {
  const words = name.replaceAll('_', ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
