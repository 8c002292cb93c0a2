import type { Rate } from './rates.ts'

/**
 * A part of a country that has another VAT than the rest. `rate` is its own standard rate; a place without one lies outside the
 * VAT area, and goods that go there are exports, whoever rules it.
 */
export type VatPlaceRow = { country: string; name: string; postcode: RegExp; rate?: Rate; from: string; to?: string; source: string }

const ARTICLE_6 = 'Directive 2006/112/EC, article 6'
/** The directive is in force since this day. */
const DIRECTIVE = '2007-01-01'

/** Postcodes are compared in capitals, without spaces and hyphens. */
const ROWS: readonly VatPlaceRow[] = [
  { country: 'AT', name: 'Jungholz', postcode: /^6691$/, rate: 190_000, from: '2016-01-01', source: 'UStG 1994, § 10 Abs. 4' },
  { country: 'AT', name: 'Mittelberg', postcode: /^699[123]$/, rate: 190_000, from: '2016-01-01', source: 'UStG 1994, § 10 Abs. 4' },
  { country: 'DE', name: 'Büsingen am Hochrhein', postcode: /^78266$/, from: DIRECTIVE, source: `${ARTICLE_6}(2)(b)` },
  { country: 'DE', name: 'Heligoland', postcode: /^27498$/, from: DIRECTIVE, source: `${ARTICLE_6}(2)(a)` },
  { country: 'DK', name: 'Greenland', postcode: /^39\d\d$/, from: DIRECTIVE, source: 'TFEU, article 204: an overseas country' },
  { country: 'ES', name: 'Canary Islands', postcode: /^3[58]\d{3}$/, from: DIRECTIVE, source: `${ARTICLE_6}(1)(b)` },
  { country: 'ES', name: 'Ceuta', postcode: /^51\d{3}$/, from: DIRECTIVE, source: `${ARTICLE_6}(2)(c)` },
  { country: 'ES', name: 'Melilla', postcode: /^52\d{3}$/, from: DIRECTIVE, source: `${ARTICLE_6}(2)(d)` },
  { country: 'FI', name: 'Åland', postcode: /^22\d{3}$/, from: DIRECTIVE, source: `${ARTICLE_6}(1)(d)` },
  { country: 'FR', name: 'Guadeloupe', postcode: /^971\d\d$/, from: DIRECTIVE, source: `${ARTICLE_6}(1)(c)` },
  { country: 'FR', name: 'Martinique', postcode: /^972\d\d$/, from: DIRECTIVE, source: `${ARTICLE_6}(1)(c)` },
  { country: 'FR', name: 'Guyane', postcode: /^973\d\d$/, from: DIRECTIVE, source: `${ARTICLE_6}(1)(c)` },
  { country: 'FR', name: 'Réunion', postcode: /^974\d\d$/, from: DIRECTIVE, source: `${ARTICLE_6}(1)(c)` },
  { country: 'FR', name: 'Mayotte', postcode: /^976\d\d$/, from: DIRECTIVE, source: `${ARTICLE_6}(1)(c), Directive 2013/61/EU` },
  {
    country: 'FR',
    name: 'French overseas territories',
    postcode: /^(97[578]|98[4678])\d\d$/,
    from: DIRECTIVE,
    source: 'TFEU, articles 204, 355',
  },
  { country: 'GB', name: 'Channel Islands', postcode: /^(JE|GY)\d/, from: '1994-09-01', source: 'VAT Act 1994, section 96(11)' },
  { country: 'GR', name: 'Mount Athos', postcode: /^63086$/, from: DIRECTIVE, source: `${ARTICLE_6}(1)(a)` },
  {
    country: 'IT',
    name: "Campione d'Italia",
    postcode: /^22061$/,
    from: '2020-01-01',
    source: `${ARTICLE_6}(1)(f), Directive (EU) 2019/475`,
  },
  { country: 'IT', name: 'Livigno', postcode: /^23041$/, from: DIRECTIVE, source: `${ARTICLE_6}(2)(e)` },
  { country: 'PT', name: 'Madeira', postcode: /^9[0-4]\d\d/, rate: 220_000, from: '2012-04-01', source: 'CIVA, artigo 18.º, n.º 3' },
  {
    country: 'PT',
    name: 'Azores',
    postcode: /^9[5-9]\d\d/,
    rate: 160_000,
    from: '2021-07-01',
    source: 'Decreto Legislativo Regional 15-A/2021/A',
  },
]

export const VAT_PLACES: ReadonlyMap<string, readonly VatPlaceRow[]> = Map.groupBy(ROWS, (row) => row.country)

/**
 * Countries of their own in ISO 3166 that are part of another's VAT area, or a named place of another country. Guernsey, Jersey,
 * Gibraltar, San Marino and the Faroe Islands are in no VAT area of ours and so are not here.
 */
export const PART_OF: ReadonlyMap<string, { country: string; place?: string }> = new Map([
  ['MC', { country: 'FR' }],
  ['IM', { country: 'GB' }],
  ['AX', { country: 'FI', place: 'Åland' }],
  ['GP', { country: 'FR', place: 'Guadeloupe' }],
  ['MQ', { country: 'FR', place: 'Martinique' }],
  ['GF', { country: 'FR', place: 'Guyane' }],
  ['RE', { country: 'FR', place: 'Réunion' }],
  ['YT', { country: 'FR', place: 'Mayotte' }],
])

/**
 * Northern Ireland has the rates of the United Kingdom and, for goods, the rules of the Union: its VAT numbers begin with `XI`, and
 * goods that come from a member state are no imports (Windsor Framework, article 8 and annex 3; VAT Act 1994, schedule 9ZB).
 */
export const NORTHERN_IRELAND = { country: 'XI', of: 'GB', name: 'Northern Ireland', postcode: /^BT\d/, from: '2021-01-01' } as const
