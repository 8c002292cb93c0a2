import { type Rate, rowOn } from './rates.ts'

/** What a product is for tax. Anything else, toys first of all, is taxed at the standard rate. */
type TaxCategory = 'books' | 'childrens-clothing'

type CategoryRow = { jurisdiction: string; category: TaxCategory; rate: Rate; from: string; to?: string; source: string }

const book = (jurisdiction: string, rate: Rate, from: string, source: string, to?: string): CategoryRow => ({
  jurisdiction,
  category: 'books',
  rate,
  from,
  ...(to && { to }),
  source,
})
const clothing = (jurisdiction: string, rate: Rate, from: string, source: string): CategoryRow => ({
  jurisdiction,
  category: 'childrens-clothing',
  rate,
  from,
  source,
})

/** From this day on the rows that name no older one are known; before it, these goods have the standard rate. */
const BEGIN = '2025-01-01'

/** Goods of a toy shop that have a rate of their own. Denmark has none for books. Rates in millionths. */
const ROWS: readonly CategoryRow[] = [
  book('AT', 100_000, BEGIN, 'UStG 1994, § 10 Abs. 2, Anlage 1'),
  book('BE', 60_000, BEGIN, 'KB nr. 20, tabel A, XIX'),
  book('BG', 90_000, BEGIN, 'ЗДДС, чл. 66а'),
  book('CY', 30_000, BEGIN, 'Ο περί ΦΠΑ Νόμος 95(I)/2000, 18ος πίνακας'),
  book('CZ', 0, '2024-01-01', 'Zákon 235/2004 Sb., § 71i'),
  book('DE', 70_000, '2021-01-01', 'UStG, Anlage 2, Nr. 49'),
  book('EE', 90_000, BEGIN, 'Käibemaksuseadus, § 15'),
  book('ES', 40_000, BEGIN, 'LIVA 37/1992, artículo 91.Dos'),
  book('FI', 140_000, BEGIN, 'Arvonlisäverolaki, 85 a §', '2026-01-01'),
  book('FI', 135_000, '2026-01-01', 'Arvonlisäverolaki, 85 a §'),
  book('FR', 55_000, '2014-01-01', 'CGI, article 278-0 bis'),
  book('GB', 0, '1994-09-01', 'VAT Act 1994, schedule 8, group 3'),
  book('GR', 60_000, BEGIN, 'Κώδικας ΦΠΑ, παράρτημα III'),
  book('HR', 50_000, BEGIN, 'Zakon o PDV-u, članak 38.'),
  book('HU', 50_000, BEGIN, '2007. évi CXXVII. törvény, 3. melléklet'),
  book('IE', 0, '2010-11-01', 'VAT Consolidation Act 2010, schedule 2'),
  book('IT', 40_000, BEGIN, 'DPR 633/1972, tabella A, parte II, n. 18'),
  book('LT', 90_000, BEGIN, 'PVM įstatymas, 19 straipsnis', '2026-01-01'),
  book('LT', 50_000, '2026-01-01', 'PVM įstatymas, 19 straipsnis'),
  book('LU', 30_000, BEGIN, 'Loi TVA du 12 février 1979, annexe B'),
  book('LV', 50_000, BEGIN, 'PVN likums, 42. pants'),
  book('MT', 50_000, BEGIN, 'VAT Act, eighth schedule'),
  book('NL', 90_000, '2019-01-01', 'Wet OB 1968, tabel I, a 30'),
  book('PL', 50_000, BEGIN, 'Ustawa o VAT, załącznik nr 10'),
  book('PT', 60_000, BEGIN, 'CIVA, lista I, 2.1'),
  book('RO', 50_000, BEGIN, 'Codul fiscal, art. 291', '2025-08-01'),
  book('RO', 110_000, '2025-08-01', 'Codul fiscal, art. 291; Legea 141/2025'),
  book('SE', 60_000, BEGIN, 'Mervärdesskattelag (2023:200), 9 kap.'),
  book('SI', 50_000, BEGIN, 'ZDDV-1, priloga IV'),
  book('SK', 50_000, '2025-01-01', 'Zákon 222/2004 Z. z., príloha č. 7a'),
  clothing('GB', 0, '1994-09-01', 'VAT Act 1994, schedule 8, group 16'),
  clothing('IE', 0, '2010-11-01', 'VAT Consolidation Act 2010, schedule 2'),
  clothing('LU', 30_000, BEGIN, 'Loi TVA du 12 février 1979, annexe B'),
]

const CATEGORY_RATES: ReadonlyMap<string, readonly CategoryRow[]> = Map.groupBy(ROWS, (row) => `${row.jurisdiction} ${row.category}`)

/** Undefined where the goods have the standard rate. Northern Ireland has the rates of the United Kingdom. */
export function categoryRate(jurisdiction: string, category: string, date: string): Rate | undefined {
  const rows = CATEGORY_RATES.get(`${jurisdiction === 'XI' ? 'GB' : jurisdiction} ${category}`)
  return rows && rowOn(rows, date)?.rate
}
