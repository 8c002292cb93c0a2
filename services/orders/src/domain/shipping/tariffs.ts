import type { FreightExtra, MarketId } from '@toyline/contracts'
import type { CalendarId } from './business-days.ts'

/** Business days on the road, from the day after dispatch: at least, at most. */
type Transit = readonly [min: number, max: number]

/**
 * Prices of one method in one zone, in minor units of the market's currency. `byWeight` has one price for
 * each of the method's weight steps; `byPallets` one for one pallet, one for two together, and so on. A zone
 * or a price that is not in the table is not offered; 0 is no price.
 */
type ZonePrices = { days: Transit } & ({ byWeight: readonly (number | null)[] } | { byPallets: readonly number[] })

export type Method = {
  id: 'ground' | 'two-day' | 'freight'
  name: string
  carrier: string
  /** Upper ends of the weight steps in kilograms, packing included. */
  stepsKg?: readonly number[]
  /** Up to which the method takes a consignment. */
  toKg?: number
  toParcels?: number
  /** Freight alone: what a driver does besides, with its price, once for the consignment. */
  extras?: Record<FreightExtra, number>
  zones: Record<string, ZonePrices>
}

export type Tariff = {
  /** Calendars of both ends of the road. */
  calendars: readonly CalendarId[]
  /** Business days from order to dispatch. */
  handlingDays: number
  /** Ground costs nothing from this merchandise value (minor units, before tax) in these zones. */
  freeGround?: { from: number; zones: readonly string[] }
  methods: readonly Method[]
}

/** What one collection of parcels may be; more goes on pallets. */
const MOST_PARCELS = 60

/**
 * Sample house tariff of 28 November 2026: the seller's own prices, taken from no carrier. Methods in the order in which a buyer sees
 * them. More pallets than a zone has prices for, and zones without one, are freight on request.
 */
export const TARIFFS: Record<MarketId, Tariff> = {
  us: {
    calendars: ['us'],
    handlingDays: 1,
    freeGround: { from: 500_00, zones: ['1', '2', '3', '4', '5'] },
    methods: [
      {
        id: 'ground',
        name: 'Ground',
        carrier: 'UPS',
        stepsKg: [2, 5, 10, 20, 35, 70, 150],
        toKg: 150,
        toParcels: MOST_PARCELS,
        zones: {
          1: { days: [1, 2], byWeight: [8_95, 11_45, 14_95, 21_95, 32_95, 57_95, 112_00] },
          2: { days: [2, 3], byWeight: [9_45, 12_45, 16_95, 25_95, 39_95, 71_95, 139_00] },
          3: { days: [2, 4], byWeight: [9_95, 13_95, 19_45, 30_95, 48_95, 88_95, 172_00] },
          4: { days: [3, 4], byWeight: [10_45, 15_45, 22_45, 36_95, 58_95, 107_95, 209_00] },
          5: { days: [4, 5], byWeight: [10_95, 16_95, 25_45, 42_95, 69_95, 127_95, 248_00] },
          remote: { days: [6, 10], byWeight: [19_95, 34_95, 58_95, 104_95, 174_95, 329_00, null] },
          forces: { days: [10, 20], byWeight: [14_95, 24_95, 41_95, 74_95, 124_95, null, null] },
        },
      },
      {
        id: 'two-day',
        name: 'Two-day',
        carrier: 'UPS',
        stepsKg: [2, 5, 10, 20, 35, 70],
        toKg: 70,
        toParcels: MOST_PARCELS,
        zones: {
          1: { days: [2, 2], byWeight: [16_95, 24_95, 37_95, 62_95, 98_95, 184_00] },
          2: { days: [2, 2], byWeight: [18_95, 29_95, 46_95, 79_95, 128_95, 241_00] },
          3: { days: [2, 2], byWeight: [21_95, 36_95, 59_95, 104_95, 171_95, 324_00] },
          4: { days: [2, 2], byWeight: [24_95, 43_95, 73_95, 132_95, 219_95, 418_00] },
          5: { days: [2, 2], byWeight: [27_95, 49_95, 85_95, 156_95, 262_95, 502_00] },
        },
      },
      {
        id: 'freight',
        name: 'Freight on a pallet',
        carrier: 'Estes',
        extras: { 'lift-gate': 95_00, residential: 110_00, appointment: 35_00 },
        zones: {
          1: { days: [2, 4], byPallets: [165_00, 284_00, 393_00, 492_00, 584_00, 670_00, 752_00, 832_00] },
          2: { days: [3, 5], byPallets: [205_00, 353_00, 488_00, 611_00, 726_00, 832_00, 935_00, 1_033_00] },
          3: { days: [3, 6], byPallets: [245_00, 421_00, 583_00, 730_00, 867_00, 995_00, 1_117_00, 1_235_00] },
          4: { days: [4, 7], byPallets: [289_00, 497_00, 688_00, 861_00, 1_023_00, 1_173_00, 1_318_00, 1_457_00] },
          5: { days: [5, 8], byPallets: [335_00, 576_00, 797_00, 998_00, 1_186_00, 1_360_00, 1_528_00, 1_688_00] },
        },
      },
    ],
  },
  ca: {
    calendars: ['us', 'ca'],
    handlingDays: 1,
    freeGround: { from: 750_00, zones: ['1', '2'] },
    methods: [
      {
        id: 'ground',
        name: 'Ground',
        carrier: 'Purolator',
        stepsKg: [2, 5, 10, 20, 35, 70, 150],
        toKg: 150,
        toParcels: MOST_PARCELS,
        zones: {
          1: { days: [3, 5], byWeight: [16_95, 21_95, 29_95, 46_95, 71_95, 128_95, 249_00] },
          2: { days: [4, 7], byWeight: [19_95, 27_95, 41_95, 68_95, 108_95, 201_95, 398_00] },
          3: { days: [6, 10], byWeight: [24_95, 36_95, 57_95, 98_95, 159_95, 301_95, 596_00] },
          remote: { days: [8, 14], byWeight: [39_95, 66_95, 112_95, 204_95, 342_00, null, null] },
        },
      },
      {
        id: 'two-day',
        name: 'Two-day',
        carrier: 'Purolator',
        stepsKg: [2, 5, 10, 20, 35, 70],
        toKg: 70,
        toParcels: MOST_PARCELS,
        zones: {
          1: { days: [2, 2], byWeight: [32_95, 46_95, 69_95, 117_95, 188_95, 352_00] },
          2: { days: [2, 3], byWeight: [41_95, 64_95, 104_95, 182_95, 299_95, 566_00] },
        },
      },
      {
        id: 'freight',
        name: 'Freight on a pallet',
        carrier: 'Day & Ross',
        extras: { 'lift-gate': 120_00, residential: 140_00, appointment: 45_00 },
        zones: {
          1: { days: [4, 7], byPallets: [299_00, 514_00, 712_00, 891_00, 1_058_00, 1_214_00, 1_363_00, 1_507_00] },
          2: { days: [6, 10], byPallets: [395_00, 679_00, 940_00, 1_177_00, 1_398_00, 1_604_00, 1_801_00, 1_991_00] },
          3: { days: [8, 14], byPallets: [529_00, 910_00, 1_259_00, 1_576_00] },
        },
      },
    ],
  },
  gb: {
    calendars: ['nl', 'gb'],
    handlingDays: 1,
    freeGround: { from: 400_00, zones: ['mainland'] },
    methods: [
      {
        id: 'ground',
        name: 'Standard parcel',
        carrier: 'DPD',
        stepsKg: [2, 5, 10, 20, 35, 70, 150],
        toKg: 150,
        toParcels: MOST_PARCELS,
        zones: {
          mainland: { days: [3, 5], byWeight: [7_95, 9_95, 12_95, 18_95, 29_95, 54_95, 109_00] },
          far: { days: [4, 7], byWeight: [12_95, 16_95, 23_95, 37_95, 61_95, 114_95, 229_00] },
          'over-sea': { days: [4, 7], byWeight: [11_95, 15_95, 21_95, 34_95, 56_95, 104_95, 209_00] },
        },
      },
      {
        id: 'two-day',
        name: 'Two-day',
        carrier: 'DPD',
        stepsKg: [2, 5, 10, 20, 35, 70],
        toKg: 70,
        toParcels: MOST_PARCELS,
        zones: { mainland: { days: [2, 2], byWeight: [14_95, 19_95, 28_95, 46_95, 74_95, 139_00] } },
      },
      {
        id: 'freight',
        name: 'Freight on a pallet',
        carrier: 'DSV',
        extras: { 'lift-gate': 45_00, residential: 55_00, appointment: 18_00 },
        zones: {
          mainland: { days: [4, 7], byPallets: [175_00, 301_00, 416_00, 522_00, 620_00, 710_00, 798_00, 882_00] },
          far: { days: [6, 10], byPallets: [269_00, 463_00, 640_00, 802_00] },
          'over-sea': { days: [6, 10], byPallets: [255_00, 439_00, 607_00, 760_00] },
        },
      },
    ],
  },
  eu: {
    calendars: ['nl', 'eu'],
    handlingDays: 1,
    freeGround: { from: 450_00, zones: ['1', '2'] },
    methods: [
      {
        id: 'ground',
        name: 'Standard parcel',
        carrier: 'DPD',
        stepsKg: [2, 5, 10, 20, 35, 70, 150],
        toKg: 150,
        toParcels: MOST_PARCELS,
        zones: {
          1: { days: [1, 2], byWeight: [6_95, 7_95, 9_95, 14_95, 23_95, 42_95, 86_00] },
          2: { days: [2, 4], byWeight: [9_95, 11_95, 15_95, 24_95, 39_95, 73_95, 148_00] },
          3: { days: [4, 6], byWeight: [13_95, 17_95, 24_95, 39_95, 64_95, 121_95, 246_00] },
          islands: { days: [6, 12], byWeight: [21_95, 31_95, 48_95, 84_95, 139_95, 266_00, null] },
        },
      },
      {
        id: 'two-day',
        name: 'Two-day',
        carrier: 'DHL Express',
        stepsKg: [2, 5, 10, 20, 35, 70],
        toKg: 70,
        toParcels: MOST_PARCELS,
        zones: {
          1: { days: [1, 2], byWeight: [14_95, 19_95, 28_95, 47_95, 76_95, 144_00] },
          2: { days: [2, 2], byWeight: [19_95, 28_95, 44_95, 76_95, 124_95, 236_00] },
          3: { days: [2, 3], byWeight: [26_95, 41_95, 67_95, 118_95, 196_95, 374_00] },
        },
      },
      {
        id: 'freight',
        name: 'Freight on a pallet',
        carrier: 'DSV',
        extras: { 'lift-gate': 49_00, residential: 59_00, appointment: 19_00 },
        zones: {
          1: { days: [2, 4], byPallets: [125_00, 215_00, 298_00, 372_00, 442_00, 507_00, 570_00, 630_00] },
          2: { days: [4, 7], byPallets: [195_00, 335_00, 464_00, 581_00, 690_00, 792_00, 889_00, 983_00] },
          3: { days: [6, 10], byPallets: [285_00, 490_00, 678_00, 849_00, 1_009_00, 1_157_00, 1_300_00, 1_436_00] },
          islands: { days: [10, 18], byPallets: [455_00, 783_00, 1_083_00, 1_356_00] },
        },
      },
    ],
  },
}
