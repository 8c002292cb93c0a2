import type { MarketId } from '@toyline/contracts'

/** Where a parcel goes. `area` is a code of the country, the postcode correctly spaced, as addresses are kept. */
export type ShipTo = { country: string; area?: string | undefined; postcode?: string | undefined }

/** `{ reason }` where there is no zone: the address lacks what decides it, or nobody drives there. */
export type ZoneAnswer = { zone: string } | { reason: 'address-incomplete' | 'not-served' }

const states = (text: string) => text.split(' ')

/** US ground zones by state, from each warehouse. 1 is next door, 5 the other coast. */
const US_ZONES: Record<string, string[][]> = {
  reno: [
    states('NV CA'),
    states('OR WA ID UT AZ'),
    states('MT WY CO NM'),
    states('ND SD NE KS OK TX MN IA MO AR LA'),
    states('WI IL MI IN OH KY TN MS AL GA FL SC NC VA WV MD DE DC PA NJ NY CT RI MA VT NH ME'),
  ],
  louisville: [
    states('KY IN OH TN'),
    states('IL MO WV VA NC GA AL MI PA'),
    states('WI IA AR MS SC FL MD DE DC NJ NY CT'),
    states('MN LA KS NE OK TX MA RI NH VT ME ND SD'),
    states('MT WY CO NM ID UT AZ NV CA OR WA'),
  ],
}
/** Served by air and sea only. */
const US_REMOTE = new Set(states('AK HI PR VI GU MP AS'))
/** Army, fleet and diplomatic post: the Postal Service's own ground parcels. */
const US_FORCES = new Set(states('AA AE AP'))

const CANADIAN_ZONES: Record<string, string> = {
  ON: '1',
  QC: '1',
  AB: '2',
  BC: '2',
  MB: '2',
  SK: '2',
  NB: '2',
  NS: '2',
  PE: '2',
  NL: '3',
  NT: 'remote',
  NU: 'remote',
  YT: 'remote',
}

/** Highlands and islands that parcel carriers price apart, by postcode. */
const GB_FAR = /^(?:IV|HS|KW|ZE)\d|^KA2[78] |^PA(?:[23]\d|4[0-8]|6\d|7[0-8]) |^PH(?:1[7-9]|2[0-6]|3\d|4\d|50) |^TR2[1-5] |^PO(?:3\d|4[01]) /
const GB_OVER_SEA = /^(?:BT|IM)\d/
const GB_UNSERVED = /^(?:JE|GY)\d|^BFPO|^BF1 /

const EU_ZONES: Record<string, string> = {
  NL: '1',
  BE: '1',
  LU: '1',
  DE: '1',
  FR: '2',
  AT: '2',
  DK: '2',
  CZ: '2',
  PL: '2',
  IT: '2',
  SE: '2',
  ES: '3',
  PT: '3',
  IE: '3',
  FI: '3',
  HU: '3',
  SK: '3',
  SI: '3',
  HR: '3',
  EE: '3',
  LV: '3',
  LT: '3',
  RO: '3',
  BG: '3',
  GR: '3',
  MT: 'islands',
  CY: 'islands',
}
/** Islands and exclaves by the first digits of the postcode, spaces and hyphens left out. */
const EU_ISLANDS: Record<string, RegExp> = {
  ES: /^(?:07|35|38|51|52)/,
  PT: /^9/,
  FR: /^20/,
  IT: /^(?:0[789]|9[0-8])/,
  GR: /^(?:28[01]|29|31|49|7[0-4]|8[0-5])/,
  FI: /^22/,
  DE: /^27498/,
}
/** French overseas departments and territories. */
const EU_UNSERVED: Record<string, RegExp> = { FR: /^9[78]/ }

/**
 * The zone of an address in a market. In the US it is that of the nearest warehouse, unless `from` names
 * the one the goods leave from.
 */
export function zoneOf(market: MarketId, shipTo: ShipTo, from?: string): ZoneAnswer {
  const postcode = shipTo.postcode ?? ''
  if (market === 'us') return usZone(shipTo.area, from)
  if (market === 'ca') return canadianZone(shipTo.area, postcode)
  if (market === 'gb') {
    if (postcode === '') return { reason: 'address-incomplete' }
    if (GB_UNSERVED.test(postcode)) return { reason: 'not-served' }
    return { zone: GB_OVER_SEA.test(postcode) ? 'over-sea' : GB_FAR.test(postcode) ? 'far' : 'mainland' }
  }
  const zone = EU_ZONES[shipTo.country]
  const digits = postcode.replace(/[\s-]/g, '')
  if (!zone || EU_UNSERVED[shipTo.country]?.test(digits)) return { reason: 'not-served' }
  return { zone: EU_ISLANDS[shipTo.country]?.test(digits) ? 'islands' : zone }
}

function usZone(area: string | undefined, from: string | undefined): ZoneAnswer {
  if (!area) return { reason: 'address-incomplete' }
  if (US_REMOTE.has(area)) return { zone: 'remote' }
  if (US_FORCES.has(area)) return { zone: 'forces' }
  const warehouses = from === undefined ? Object.values(US_ZONES) : [US_ZONES[from] ?? []]
  const found = warehouses.map((zones) => zones.findIndex((zone) => zone.includes(area))).filter((index) => index >= 0)
  return found.length > 0 ? { zone: String(Math.min(...found) + 1) } : { reason: 'not-served' }
}

/** A 0 as second character of a Canadian postcode means rural delivery: never nearer than zone 3. */
function canadianZone(area: string | undefined, postcode: string): ZoneAnswer {
  if (!area || postcode === '') return { reason: 'address-incomplete' }
  const zone = CANADIAN_ZONES[area]
  if (!zone) return { reason: 'not-served' }
  return { zone: postcode[1] === '0' && zone !== 'remote' ? '3' : zone }
}
