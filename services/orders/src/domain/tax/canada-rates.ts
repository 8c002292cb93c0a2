import type { RateRow } from './rates.ts'

const FEDERAL = { source: 'Excise Tax Act (R.S.C. 1985, c. E-15); Canada Revenue Agency rate tables', asOf: '2026-01-01' }
const gst = (area: string): CanadianRow => ({ area, jurisdiction: 'CA', name: 'GST', rate: 50000, from: '2019-07-01', ...FEDERAL })
const hst = (area: string, rate: number, from: string, to?: string): CanadianRow => ({
  area,
  jurisdiction: 'CA',
  name: 'HST',
  rate,
  from,
  ...(to && { to }),
  ...FEDERAL,
})

/** `area` is the province of the buyer; a province can have a federal and a provincial tax on one line. */
export type CanadianRow = RateRow & { area: string }

/**
 * GST and HST are one federal registration (`CA`); PST, RST and QST are registrations with the province.
 * None of them is charged on another (Quebec since 2013), so each is the price times its own rate.
 */
const ROWS: readonly CanadianRow[] = [
  ...['AB', 'BC', 'MB', 'NT', 'NU', 'QC', 'SK', 'YT'].map(gst),
  hst('NB', 150000, '2019-07-01'),
  hst('NL', 150000, '2019-07-01'),
  hst('NS', 150000, '2019-07-01', '2025-04-01'),
  hst('NS', 140000, '2025-04-01'),
  hst('ON', 130000, '2019-07-01'),
  hst('PE', 150000, '2019-07-01'),
  {
    area: 'BC',
    jurisdiction: 'CA-BC',
    name: 'PST',
    rate: 70000,
    from: '2019-07-01',
    source: 'Provincial Sales Tax Act (SBC 2012, c. 35)',
    asOf: '2026-01-01',
  },
  {
    area: 'MB',
    jurisdiction: 'CA-MB',
    name: 'RST',
    rate: 70000,
    from: '2019-07-01',
    source: 'Retail Sales Tax Act (C.C.S.M. c. R130)',
    asOf: '2026-01-01',
  },
  {
    area: 'QC',
    jurisdiction: 'CA-QC',
    name: 'QST',
    rate: 99750,
    from: '2019-07-01',
    source: 'Act respecting the Québec sales tax (T-0.1)',
    asOf: '2026-01-01',
  },
  {
    area: 'SK',
    jurisdiction: 'CA-SK',
    name: 'PST',
    rate: 60000,
    from: '2019-07-01',
    source: 'Provincial Sales Tax Act (P-34.1)',
    asOf: '2026-01-01',
  },
]

/** By province. */
export const CANADIAN_RATES: ReadonlyMap<string, readonly CanadianRow[]> = Map.groupBy(ROWS, (row) => row.area)
