import type { formatMoney } from '@toyline/contracts/format-money'

/** Whole minor units of a currency. */
export type Money = Parameters<typeof formatMoney>[0]
