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
const AS_OF = '2026-01-01'
const NONE = 'no general sales tax of the state'

/** With the section that imposes the tax. */
const STATES: [code: string, name: string, rate: number, statute: string][] = [
  ['AL', 'Alabama', 40000, 'Ala. Code 40-23-2'],
  ['AK', 'Alaska', 0, NONE],
  ['AZ', 'Arizona', 56000, 'A.R.S. 42-5010'],
  ['AR', 'Arkansas', 65000, 'Ark. Code 26-52-301, 26-52-302; Ark. Const. amend. 75, 91'],
  ['CA', 'California', 72500, 'Cal. Rev. & Tax. Code 6051, 6051.2, 6051.15, 7203.1; Cal. Const. art. XIII 35'],
  ['CO', 'Colorado', 29000, 'C.R.S. 39-26-106'],
  ['CT', 'Connecticut', 63500, 'Conn. Gen. Stat. 12-408'],
  ['DE', 'Delaware', 0, NONE],
  ['FL', 'Florida', 60000, 'Fla. Stat. 212.05'],
  ['GA', 'Georgia', 40000, 'O.C.G.A. 48-8-30'],
  ['HI', 'Hawaii', 40000, 'Haw. Rev. Stat. 237-13, general excise tax'],
  ['ID', 'Idaho', 60000, 'Idaho Code 63-3619'],
  ['IL', 'Illinois', 62500, '35 ILCS 120/2-10'],
  ['IN', 'Indiana', 70000, 'Ind. Code 6-2.5-2-2'],
  ['IA', 'Iowa', 60000, 'Iowa Code 423.2'],
  ['KS', 'Kansas', 65000, 'K.S.A. 79-3603'],
  ['KY', 'Kentucky', 60000, 'KRS 139.200'],
  ['LA', 'Louisiana', 50000, 'La. R.S. 47:302, 321, 321.1, 331; Act 11 of the 2024 third extraordinary session'],
  ['ME', 'Maine', 55000, '36 M.R.S. 1811'],
  ['MD', 'Maryland', 60000, 'Md. Code, Tax-General 11-104'],
  ['MA', 'Massachusetts', 62500, 'M.G.L. c. 64H 2'],
  ['MI', 'Michigan', 60000, 'MCL 205.52'],
  ['MN', 'Minnesota', 68750, 'Minn. Stat. 297A.62; Minn. Const. art. XI 15'],
  ['MS', 'Mississippi', 70000, 'Miss. Code 27-65-17'],
  ['MO', 'Missouri', 42250, 'RSMo 144.020, 144.701; Mo. Const. art. IV 43(a), 47(a)'],
  ['MT', 'Montana', 0, NONE],
  ['NE', 'Nebraska', 55000, 'Neb. Rev. Stat. 77-2701.02'],
  ['NV', 'Nevada', 68500, 'NRS 372.105, 374.110, 377.040'],
  ['NH', 'New Hampshire', 0, NONE],
  ['NJ', 'New Jersey', 66250, 'N.J.S.A. 54:32B-3'],
  ['NM', 'New Mexico', 48750, 'NMSA 7-9-4, gross receipts tax'],
  ['NY', 'New York', 40000, 'N.Y. Tax Law 1105'],
  ['NC', 'North Carolina', 47500, 'N.C.G.S. 105-164.4'],
  ['ND', 'North Dakota', 50000, 'N.D.C.C. 57-39.2-02.1'],
  ['OH', 'Ohio', 57500, 'O.R.C. 5739.02'],
  ['OK', 'Oklahoma', 45000, '68 O.S. 1354'],
  ['OR', 'Oregon', 0, NONE],
  ['PA', 'Pennsylvania', 60000, '72 P.S. 7202'],
  ['RI', 'Rhode Island', 70000, 'R.I.G.L. 44-18-18'],
  ['SC', 'South Carolina', 60000, 'S.C. Code 12-36-910, 12-36-1110'],
  ['TN', 'Tennessee', 70000, 'Tenn. Code 67-6-202'],
  ['TX', 'Texas', 62500, 'Tex. Tax Code 151.051'],
  ['UT', 'Utah', 61000, 'Utah Code 59-12-103, 59-12-204, 59-12-1102'],
  ['VT', 'Vermont', 60000, '32 V.S.A. 9771'],
  ['VA', 'Virginia', 53000, 'Va. Code 58.1-603, 58.1-605'],
  ['WA', 'Washington', 65000, 'RCW 82.08.020'],
  ['WV', 'West Virginia', 60000, 'W. Va. Code 11-15-3'],
  ['WI', 'Wisconsin', 50000, 'Wis. Stat. 77.52'],
  ['WY', 'Wyoming', 40000, 'W.S. 39-15-104'],
]

/** States whose rate changes by a law already passed. */
const DATED: RateRow[] = [
  {
    jurisdiction: 'US-DC',
    name: 'District of Columbia sales tax',
    rate: 60000,
    from: BEGIN,
    to: '2026-10-01',
    source: 'D.C. Code 47-2002; FY 2026 Budget Support Act (B26-0450), which took back the rise of October 2025',
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

const STANDING = STATES.map(
  ([code, name, rate, source]): RateRow => ({
    jurisdiction: `US-${code}`,
    name: `${name} sales tax`,
    rate,
    from: BEGIN,
    source,
    asOf: AS_OF,
  }),
)

export const US_RATES: ReadonlyMap<string, readonly RateRow[]> = Map.groupBy([...STANDING, ...DATED], (row) => row.jurisdiction)

/** Territories and forces post that have postal state codes but no state sales tax. */
export const US_WITHOUT_STATE_TAX: ReadonlySet<string> = new Set(
  ['AA', 'AE', 'AP', 'AS', 'FM', 'GU', 'MH', 'MP', 'PR', 'PW', 'VI'].map((code) => `US-${code}`),
)
