import { BUY_AGAIN_SETTINGS } from '../../services/orders/src/domain/recommend/buy-again.ts'
import { COMPANION_SETTINGS } from '../../services/orders/src/domain/recommend/companions.ts'
import { judgeBuyAgain, oursAgain } from './buy-again.ts'
import { judgeGoesWith } from './goes-with.ts'
import type { History } from './history.ts'
import { ours } from './rivals.ts'

const COMPANION_VALUES: { [Name in keyof typeof COMPANION_SETTINGS]: number[] } = {
  halfLifeDays: [30, 60, 90, 180, Number.POSITIVE_INFINITY],
  sizePower: [0, 0.25, 0.5, 0.75, 1],
  distancePower: [0, 0.5, 0.75, 1, 1.5],
  popularityPower: [0.2, 0.3, 0.4, 0.5, 0.6],
  shrinkage: [0, 5, 10, 20, 40],
  minShops: [1, 2, 3, 5],
  keep: [8, 12, 24, 48],
}
const AGAIN_VALUES: { [Name in keyof typeof BUY_AGAIN_SETTINGS]: number[] } = {
  halfLifeDays: [30, 90, 180, 365, Number.POSITIVE_INFINITY],
  demandPower: [0, 0.25, 0.5, 0.75, 1],
}

/** Each setting at other values, the others as chosen: what it is worth, and how little depends on its exact value. */
export function* tuning(history: History): Generator<string> {
  for (const [name, values] of Object.entries(COMPANION_VALUES)) {
    for (const value of values) {
      const { rows } = judgeGoesWith([ours(history, { ...COMPANION_SETTINGS, [name]: value })], history, 'the rest')
      const [row] = rows
      yield `goes with   ${name} ${value}: hit@10 ${row?.hit.value.toFixed(4)}, MRR@10 ${row?.mrr.toFixed(4)}, coverage ${row?.coverage.toFixed(3)}`
    }
  }
  for (const [name, values] of Object.entries(AGAIN_VALUES)) {
    for (const value of values) {
      const { rows } = judgeBuyAgain([oursAgain(history, { ...BUY_AGAIN_SETTINGS, [name]: value })], history)
      yield `buy again   ${name} ${value}: precision@10 ${rows[0]?.precision.value.toFixed(4)}`
    }
  }
}
