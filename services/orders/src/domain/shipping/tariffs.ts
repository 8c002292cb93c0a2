import type { MarketId } from '@toyline/contracts'
import type { CalendarId } from './business-days.ts'

/** Business days on the road, from the day after dispatch: at least, at most. */
type Transit = readonly [min: number, max: number]

/**
 * Prices of one method in one zone, in minor units of the market's currency. `byWeight` has one price for
 * each of the method's weight steps; `pallet` is a price per consignment and one per started 100 kg. A zone
 * or a price that is not in the table is not offered; 0 is no price.
 */
type ZonePrices = { days: Transit } & ({ byWeight: readonly (number | null)[] } | { pallet: readonly [base: number, per100Kg: number] })

export type Method = {
  id: 'ground' | 'two-day' | 'freight'
  name: string
  carrier: string
  /** Upper ends of the weight steps in kilograms, packing included. */
  stepsKg?: readonly number[]
  /** Kilograms from which, and up to which, the method takes a consignment. */
  fromKg?: number
  toKg: number
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

/** Sample house tariff. Methods in the order in which a buyer sees them. */
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
        fromKg: 100,
        toKg: 9_000,
        zones: {
          1: { days: [2, 4], pallet: [119_00, 22_00] },
          2: { days: [3, 5], pallet: [139_00, 29_00] },
          3: { days: [3, 6], pallet: [159_00, 36_00] },
          4: { days: [4, 7], pallet: [179_00, 44_00] },
          5: { days: [5, 8], pallet: [199_00, 53_00] },
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
        zones: {
          1: { days: [2, 2], byWeight: [32_95, 46_95, 69_95, 117_95, 188_95, 352_00] },
          2: { days: [2, 3], byWeight: [41_95, 64_95, 104_95, 182_95, 299_95, 566_00] },
        },
      },
      {
        id: 'freight',
        name: 'Freight on a pallet',
        carrier: 'Day & Ross',
        fromKg: 100,
        toKg: 9_000,
        zones: {
          1: { days: [4, 7], pallet: [229_00, 49_00] },
          2: { days: [6, 10], pallet: [289_00, 71_00] },
          3: { days: [8, 14], pallet: [389_00, 98_00] },
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
        zones: { mainland: { days: [2, 2], byWeight: [14_95, 19_95, 28_95, 46_95, 74_95, 139_00] } },
      },
      {
        id: 'freight',
        name: 'Freight on a pallet',
        carrier: 'DSV',
        fromKg: 100,
        toKg: 9_000,
        zones: {
          mainland: { days: [4, 7], pallet: [129_00, 24_00] },
          far: { days: [6, 10], pallet: [189_00, 41_00] },
          'over-sea': { days: [6, 10], pallet: [179_00, 38_00] },
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
        fromKg: 100,
        toKg: 9_000,
        zones: {
          1: { days: [2, 4], pallet: [89_00, 18_00] },
          2: { days: [4, 7], pallet: [139_00, 29_00] },
          3: { days: [6, 10], pallet: [199_00, 46_00] },
          islands: { days: [10, 18], pallet: [299_00, 79_00] },
        },
      },
    ],
  },
}
