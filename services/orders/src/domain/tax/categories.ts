import { type Rate, rowOn } from './rates.ts'

/** What a product is for tax. Anything else, toys first of all, is taxed at the standard rate. */
type TaxCategory = 'books' | 'childrens-clothing'

type CategoryRow = { jurisdiction: string; category: TaxCategory; rate: Rate; from: string; to?: string; source: string }

/** Goods of a toy shop that have a rate of their own. Rates in millionths. */
const CATEGORY_RATES: readonly CategoryRow[] = [
  { jurisdiction: 'GB', category: 'books', rate: 0, from: '1994-09-01', source: 'VAT Act 1994, schedule 8, group 3' },
  { jurisdiction: 'GB', category: 'childrens-clothing', rate: 0, from: '1994-09-01', source: 'VAT Act 1994, schedule 8, group 16' },
  { jurisdiction: 'IE', category: 'books', rate: 0, from: '2010-11-01', source: 'VAT Consolidation Act 2010, schedule 2' },
  { jurisdiction: 'IE', category: 'childrens-clothing', rate: 0, from: '2010-11-01', source: 'VAT Consolidation Act 2010, schedule 2' },
  { jurisdiction: 'DE', category: 'books', rate: 70000, from: '2021-01-01', source: 'UStG, Anlage 2, Nr. 49' },
  { jurisdiction: 'FR', category: 'books', rate: 55000, from: '2014-01-01', source: 'CGI, article 278-0 bis' },
]

export function categoryRate(jurisdiction: string, category: string, date: string): Rate | undefined {
  return rowOn(
    CATEGORY_RATES.filter((row) => row.jurisdiction === jurisdiction && row.category === category),
    date,
  )?.rate
}
