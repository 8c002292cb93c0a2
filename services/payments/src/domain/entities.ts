import type { Address, MarketId } from '@toyline/contracts'

export type EntityId = 'us' | 'eu'

/** Who sells, as it is printed on what they issue. */
export type Seller = {
  entity: EntityId
  name: string
  address: Omit<Address, 'name'>
  email: string
  /** As registers and tax offices know them in this market, with the names of those numbers. */
  taxIds: { name: string; id: string }[]
  /** In the commercial register. */
  registration: { name: string; id: string }
  /** Where orders on account are paid to. */
  account: { name: string; lines: { name: string; id: string }[] }
}

type Entity = Omit<Seller, 'taxIds'>

/** The sample sellers. Their numbers are invented; the account in the Netherlands is the example of the IBAN registry. */
const US: Entity = {
  entity: 'us',
  name: 'Toyline Inc.',
  address: { line1: '1 Playhouse Way', city: 'Reno', area: 'NV', postcode: '89501', country: 'US' },
  email: 'accounts@toyline.example',
  registration: { name: 'EIN', id: '00-0000000' },
  account: {
    name: 'Toyline Inc.',
    lines: [
      { name: 'Routing', id: '000000000' },
      { name: 'Account', id: '0000000000' },
    ],
  },
}
const EU: Entity = {
  entity: 'eu',
  name: 'Toyline Europe B.V.',
  address: { line1: 'Speelgoedkade 12', city: 'Rotterdam', postcode: '3011 AB', country: 'NL' },
  email: 'accounts@toyline.example',
  registration: { name: 'KVK', id: '00000000' },
  account: {
    name: 'Toyline Europe B.V.',
    lines: [
      { name: 'IBAN', id: 'NL91ABNA0417164300' },
      { name: 'BIC', id: 'ABNANL2A' },
    ],
  },
}

export const SELLERS: Record<MarketId, Seller> = {
  us: { ...US, taxIds: [] },
  ca: { ...US, taxIds: [{ name: 'GST/HST', id: '00000 0000 RT0001' }] },
  gb: { ...EU, taxIds: [{ name: 'VAT', id: 'GB000000000' }] },
  eu: { ...EU, taxIds: [{ name: 'VAT', id: 'NL000000000B00' }] },
}
