import { newId, type TaxLine, type VariantSnapshot } from '@toyline/contracts'
import type { StoredLine } from './order.ts'
import type { LinePrice } from './price-line.ts'
import { readyOf } from './supply.ts'

/** A line of an order that is about to be written: its goods as they are now. */
export function newLine(
  quantity: number,
  snapshot: VariantSnapshot,
  { price, taxLines }: { price: Pick<LinePrice, 'unit' | 'total' | 'trace'>; taxLines: TaxLine[] },
): StoredLine {
  const { variantId, productId, casePack, handle, sku, title, variantTitle, language, picture, taxCategory, hsCode, origin } = snapshot
  const { weightGrams, size, carton, returnClass } = snapshot
  return {
    id: newId('line'),
    variantId,
    productId,
    quantity,
    shipped: 0,
    returned: 0,
    cancelled: 0,
    casePack,
    unitPrice: price.unit,
    lineTotal: price.total,
    taxLines,
    repriced: [],
    priceTrace: price.trace,
    snapshot: {
      ready: readyOf(quantity, snapshot),
      handle,
      sku,
      title,
      variantTitle,
      language,
      picture,
      taxCategory,
      weightGrams,
      size,
      carton,
      hsCode,
      origin,
      returnClass,
    },
  }
}
