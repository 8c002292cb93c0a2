import type { ShippingOption } from './checkout.ts'
import type { Language } from './locales.ts'
import type { TaxLine } from './totals.ts'

type Exempting = Exclude<TaxLine['reason'], 'standard' | 'reduced'>
type Words = {
  /** Of delivery, by their ids. */
  methods: Record<string, string>
  /** By the name that the tax engine gives them; others are called that in every language. */
  taxes: Record<string, string>
  salesTaxOf: (state: string) => string
  reasons: Record<Exempting, string>
}

const WORDS: Record<Language, Words> = {
  en: {
    methods: { ground: 'Standard delivery', 'two-day': 'Two-day delivery', freight: 'Freight on a pallet' },
    taxes: {},
    salesTaxOf: (state) => `${state} sales tax`,
    reasons: {
      exempt: 'exempt',
      'reverse-charge': 'reverse charge',
      export: 'export',
      zero: 'zero rate',
      'not-collecting': 'not collected',
    },
  },
  de: {
    methods: { ground: 'Standardpaket', 'two-day': 'Lieferung in zwei Tagen', freight: 'Palette per Spedition' },
    taxes: { VAT: 'MwSt.', 'Sales tax': 'Verkaufssteuer' },
    salesTaxOf: (state) => `Verkaufssteuer ${state}`,
    reasons: {
      exempt: 'befreit',
      'reverse-charge': 'Steuerschuldnerschaft des Leistungsempfängers',
      export: 'Ausfuhr',
      zero: 'Nullsatz',
      'not-collecting': 'nicht erhoben',
    },
  },
  fr: {
    methods: { ground: 'Livraison standard', 'two-day': 'Livraison en deux jours', freight: 'Fret sur palette' },
    taxes: { VAT: 'TVA', GST: 'TPS', HST: 'TVH', PST: 'TVP', RST: 'TVD', QST: 'TVQ', 'Sales tax': 'Taxe de vente' },
    salesTaxOf: (state) => `Taxe de vente, ${state}`,
    reasons: {
      exempt: 'exonéré',
      'reverse-charge': 'autoliquidation',
      export: 'exportation',
      zero: 'taux zéro',
      'not-collecting': 'non perçue',
    },
  },
  es: {
    methods: { ground: 'Entrega estándar', 'two-day': 'Entrega en dos días', freight: 'Palé por transporte' },
    taxes: { VAT: 'IVA', 'Sales tax': 'Impuesto sobre ventas' },
    salesTaxOf: (state) => `Impuesto sobre ventas, ${state}`,
    reasons: {
      exempt: 'exento',
      'reverse-charge': 'inversión del sujeto pasivo',
      export: 'exportación',
      zero: 'tipo cero',
      'not-collecting': 'no recaudado',
    },
  },
}

/** How mails and documents call a way of delivery; one of a carrier that has no words of ours keeps its name. */
export function deliveryCalled({ id, name }: Pick<ShippingOption, 'id' | 'name'>, language: Language): string {
  return WORDS[language].methods[id] ?? name
}

/** How mails and documents call a tax: `VAT (Azores)`, `Oregon sales tax`. */
export function taxCalled({ name }: Pick<TaxLine, 'name'>, language: Language): string {
  const { taxes, salesTaxOf } = WORDS[language]
  const state = /^(.+) sales tax$/.exec(name)?.[1]
  if (state) return salesTaxOf(state)
  const [, known = name, place = ''] = /^(\S+)( \(.+\))?$/.exec(name) ?? []
  return taxes[name] ?? (taxes[known] ?? known) + place
}

/** Why a tax is not as usual, for behind its name: ` (reverse charge)`; empty where it is. */
export function taxReasonCalled({ reason }: Pick<TaxLine, 'reason'>, language: Language): string {
  return reason === 'standard' || reason === 'reduced' ? '' : ` (${WORDS[language].reasons[reason]})`
}
