import { costsOf, costTable } from './costs.ts'
import { PRICED_ON, PRICED_REGION, PRICES } from './prices.ts'
import { SIZES } from './sizes.ts'

/** Prints the costs of each size, as a table and, for one that is named (`npm run costs -- middle`), line by line with its prices. */
const [name] = process.argv.slice(2)
console.log(
  `${costTable()}\n\nOn-demand list prices of ${PRICED_REGION}, entered by hand, as of ${PRICED_ON}: look at their sources in prices.ts.`,
)
if (name) {
  const size = Object.entries(SIZES).find(([each]) => each === name)?.[1]
  if (!size) {
    console.error(`There is no size ${name}: ${Object.keys(SIZES).join(', ')}.`)
    process.exit(1)
  }
  console.table(
    costsOf(size).map(({ price, quantity, usd }) => ({
      what: price,
      quantity: Math.round(quantity * 100) / 100,
      price: PRICES[price]?.usd,
      each: PRICES[price]?.unit,
      usd: Math.round(usd * 100) / 100,
      'listed at': PRICES[price]?.source.page,
      on: PRICES[price]?.source.on,
    })),
  )
}
