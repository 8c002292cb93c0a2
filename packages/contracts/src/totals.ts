import { z } from 'zod'
import { Money } from './money.ts'

export const TaxLine = z
  .strictObject({
    jurisdiction: z.string(),
    name: z.string(),
    /** Millionths: 20 % is 200000. */
    rate: z.int(),
    amount: Money,
    reason: z.enum(['standard', 'reduced', 'zero', 'exempt', 'reverse-charge', 'export', 'not-collecting']),
  })
  .meta({ id: 'TaxLine' })
export type TaxLine = z.infer<typeof TaxLine>
/** A tax over a whole order. `base` is what it was reckoned on, without tax; orders placed before it was kept have none. */
export const TaxSum = z.strictObject({ ...TaxLine.shape, base: Money.optional() }).meta({ id: 'TaxSum' })
export type TaxSum = z.infer<typeof TaxSum>
/** Who reckoned the tax where it is not our own tables: an engine outside, or our tables in its place because it gave no answer. */
export const TaxSource = z.enum(['engine', 'fall-back']).meta({ id: 'TaxSource' })
export type TaxSource = z.infer<typeof TaxSource>
export const Totals = z
  .strictObject({
    merchandise: Money,
    shipping: Money,
    tax: Money,
    total: Money,
    taxLines: z.array(TaxSum),
    pricesIncludeTax: z.boolean(),
    taxSource: TaxSource.optional(),
  })
  .meta({ id: 'Totals' })
export type Totals = z.infer<typeof Totals>
