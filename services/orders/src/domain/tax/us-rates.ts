import type { RateRow } from './rates.ts'

/**
 * US state sales tax. The rate is the one that holds at every address of the state: the state's own plus
 * what the state imposes everywhere (California 1.25, Nevada 2.25, Utah 1.25, Virginia 1.00 points).
 * City, county and district taxes are NOT in here and are not guessed; a seller who must collect them
 * needs a rate service. Retail delivery fees (Colorado, Minnesota) are not in here either.
 *
 * The table begins on 1 January 2025. Tax for an earlier day is refused, not estimated.
 */
const BEGIN = '2025-01-01'
const PUBLISHED = {
  source: 'published statewide rates; read the revenue department of a state before collecting there',
  asOf: '2026-01-01',
}

const STATES: [code: string, name: string, rate: number][] = [
  ['AL', 'Alabama', 40000],
  ['AK', 'Alaska', 0],
  ['AZ', 'Arizona', 56000],
  ['AR', 'Arkansas', 65000],
  ['CA', 'California', 72500],
  ['CO', 'Colorado', 29000],
  ['CT', 'Connecticut', 63500],
  ['DE', 'Delaware', 0],
  ['FL', 'Florida', 60000],
  ['GA', 'Georgia', 40000],
  ['HI', 'Hawaii', 40000],
  ['ID', 'Idaho', 60000],
  ['IL', 'Illinois', 62500],
  ['IN', 'Indiana', 70000],
  ['IA', 'Iowa', 60000],
  ['KS', 'Kansas', 65000],
  ['KY', 'Kentucky', 60000],
  ['LA', 'Louisiana', 50000],
  ['ME', 'Maine', 55000],
  ['MD', 'Maryland', 60000],
  ['MA', 'Massachusetts', 62500],
  ['MI', 'Michigan', 60000],
  ['MN', 'Minnesota', 68750],
  ['MS', 'Mississippi', 70000],
  ['MO', 'Missouri', 42250],
  ['MT', 'Montana', 0],
  ['NE', 'Nebraska', 55000],
  ['NV', 'Nevada', 68500],
  ['NH', 'New Hampshire', 0],
  ['NJ', 'New Jersey', 66250],
  ['NM', 'New Mexico', 48750],
  ['NY', 'New York', 40000],
  ['NC', 'North Carolina', 47500],
  ['ND', 'North Dakota', 50000],
  ['OH', 'Ohio', 57500],
  ['OK', 'Oklahoma', 45000],
  ['OR', 'Oregon', 0],
  ['PA', 'Pennsylvania', 60000],
  ['RI', 'Rhode Island', 70000],
  ['SC', 'South Carolina', 60000],
  ['TN', 'Tennessee', 70000],
  ['TX', 'Texas', 62500],
  ['UT', 'Utah', 61000],
  ['VT', 'Vermont', 60000],
  ['VA', 'Virginia', 53000],
  ['WA', 'Washington', 65000],
  ['WV', 'West Virginia', 60000],
  ['WI', 'Wisconsin', 50000],
  ['WY', 'Wyoming', 40000],
]

/** States whose rate changes by a law already passed. */
const DATED: RateRow[] = [
  {
    jurisdiction: 'US-DC',
    name: 'District of Columbia sales tax',
    rate: 60000,
    from: BEGIN,
    to: '2026-10-01',
    source: 'D.C. Code 47-2002; FY 2026 Budget Support Act',
    asOf: '2025-12-15',
  },
  {
    jurisdiction: 'US-DC',
    name: 'District of Columbia sales tax',
    rate: 70000,
    from: '2026-10-01',
    source: 'D.C. Code 47-2002, rise set by the FY 2025 Budget Support Act; look again, a later budget may undo it',
    asOf: '2025-12-15',
  },
  {
    jurisdiction: 'US-SD',
    name: 'South Dakota sales tax',
    rate: 42000,
    from: BEGIN,
    to: '2027-07-01',
    source: 'South Dakota HB 1137 (2023)',
    asOf: '2025-12-15',
  },
  {
    jurisdiction: 'US-SD',
    name: 'South Dakota sales tax',
    rate: 45000,
    from: '2027-07-01',
    source: 'South Dakota HB 1137 (2023), end of the lower rate',
    asOf: '2025-12-15',
  },
]

export const US_RATES: readonly RateRow[] = [
  ...STATES.map(([code, name, rate]) => ({ jurisdiction: `US-${code}`, name: `${name} sales tax`, rate, from: BEGIN, ...PUBLISHED })),
  ...DATED,
]

/**
 * Where freight by a common carrier, stated apart on the invoice, is not taxed. Elsewhere it is taxed
 * like the goods it carries: also where the law has conditions that we cannot see (Florida, Illinois).
 */
export const FREIGHT_UNTAXED: ReadonlySet<string> = new Set(
  ['AL', 'AZ', 'CA', 'CO', 'ID', 'IA', 'KS', 'ME', 'MD', 'MA', 'MI', 'MO', 'NV', 'OK', 'UT', 'VA', 'WY'].map((code) => `US-${code}`),
)

/** Territories and forces post that have postal state codes but no state sales tax. */
export const US_WITHOUT_STATE_TAX: ReadonlySet<string> = new Set(
  ['AA', 'AE', 'AP', 'AS', 'FM', 'GU', 'MH', 'MP', 'PR', 'PW', 'VI'].map((code) => `US-${code}`),
)
