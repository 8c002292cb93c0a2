import { rowOn } from './rates.ts'

/**
 * How a state treats freight that a seller charges for delivery by a common carrier.
 * `follows-goods`: part of the price, taxed like the goods it carries.
 * `free-apart`: not taxed where it stands apart from the goods on the invoice, as ours always does.
 *
 * Where a state asks for more than we can see, the answer is the one that taxes: Florida and Illinois free freight only
 * where the buyer could also have fetched the goods.
 */
type FreightRow = { area: string; rule: 'follows-goods' | 'free-apart'; from: string; to?: string; source: string }

const BEGIN = '2025-01-01'

const FREE_APART: [area: string, source: string][] = [
  ['AL', 'Ala. Admin. Code 810-6-1-.178'],
  ['AZ', 'A.A.C. R15-5-133'],
  ['CA', 'Cal. Code Regs. tit. 18, 1628'],
  ['CO', '1 CCR 201-4, rule 39-26-102(7)(a)'],
  ['DC', 'D.C. Code 47-2001(p): transportation counts only before the sale'],
  ['IA', 'Iowa Code 423.1(51)'],
  ['ID', 'Idaho Code 63-3613(b)(7)'],
  ['KS', 'K.S.A. 79-3602, HB 2106 (2023)'],
  ['MA', 'M.G.L. c. 64H 1'],
  ['MD', 'Md. Code, Tax-General 11-101(l)'],
  ['ME', '36 M.R.S. 1752(14)(B)(7)'],
  ['MI', 'Public Acts 20 and 21 of 2023'],
  ['MO', 'RSMo 144.010, SB 768 (2018)'],
  ['NV', 'NAC 372.101'],
  ['OK', 'OAC 710:65-19-70'],
  ['UT', 'Utah Code 59-12-102'],
  ['VA', '23 VAC 10-210-6000'],
  ['WY', 'W.S. 39-15-105'],
]

const FOLLOWS_GOODS: [area: string, source: string][] = [
  ['AR', 'Ark. Gross Receipts Rule GR-18'],
  ['CT', 'Conn. Gen. Stat. 12-407(a)(8)'],
  ['FL', 'Fla. Admin. Code 12A-1.045; free only where the buyer may fetch the goods'],
  ['GA', 'O.C.G.A. 48-8-2(34)'],
  ['HI', 'Haw. Rev. Stat. 237-3'],
  ['IL', '86 Ill. Adm. Code 130.415; free only where the buyer may fetch the goods'],
  ['IN', 'Ind. Code 6-2.5-1-5'],
  ['KY', 'KRS 139.010'],
  ['LA', 'La. R.S. 47:301; Revenue Information Bulletin 25-025'],
  ['MN', 'Minn. Stat. 297A.61 subd. 7'],
  ['MS', 'Miss. Code 27-65-3'],
  ['NC', 'N.C.G.S. 105-164.3'],
  ['ND', 'N.D.C.C. 57-39.2-01'],
  ['NE', '316 Neb. Admin. Code 1-079'],
  ['NJ', 'N.J.S.A. 54:32B-2(oo)'],
  ['NM', 'NMAC 3.2.1.15'],
  ['NY', 'N.Y. Tax Law 1101(b)(3)'],
  ['OH', 'O.R.C. 5739.01(H)'],
  ['PA', '61 Pa. Code 54.1'],
  ['RI', 'R.I.G.L. 44-18-7.1'],
  ['SC', 'S.C. Code Regs. 117-310'],
  ['SD', 'SDCL 10-45-1.14'],
  ['TN', 'Tenn. Code 67-6-102'],
  ['TX', 'Tex. Tax Code 151.007'],
  ['VT', '32 V.S.A. 9701'],
  ['WA', 'RCW 82.08.010'],
  ['WI', 'Wis. Stat. 77.51(15b)'],
  ['WV', 'W. Va. Code 11-15B-2'],
]

const rows = (rule: FreightRow['rule'], states: [area: string, source: string][]): FreightRow[] =>
  states.map(([area, source]) => ({ area, rule, from: BEGIN, source }))

const US_FREIGHT: ReadonlyMap<string, readonly FreightRow[]> = Map.groupBy(
  [...rows('free-apart', FREE_APART), ...rows('follows-goods', FOLLOWS_GOODS)],
  (row) => `US-${row.area}`,
)

/**
 * Whether freight that stands apart on the invoice is free of a tax. Never outside the US: there it is part of the price of the
 * goods (Directive 2006/112/EC, article 78(b); VAT Act 1994, section 19; Excise Tax Act, section 138).
 */
export function freightIsFree(jurisdiction: string, date: string): boolean {
  return rowOn(US_FREIGHT.get(jurisdiction) ?? [], date)?.rule === 'free-apart'
}
