/**
 * Writes the VAT rates of the EU and the United Kingdom from the list of ibericode (MIT).
 *
 *   node tools/vat-data.ts <vat-rates.json>
 *
 * Only what tax on toys needs is kept: the standard rate of each period and the places with another rate.
 * Rates become millionths. What the list has wrong is put right in services/orders/src/domain/tax/vat-rates.ts.
 */
import { readFileSync, writeFileSync } from 'node:fs'

type Period = { effective_from: string; rates: { standard: number }; exceptions?: { name: string; postcode: string; standard: number }[] }

const [source] = process.argv.slice(2)
if (!source) {
  console.error('usage: node tools/vat-data.ts <vat-rates.json>')
  process.exit(2)
}
const { items } = JSON.parse(readFileSync(source, 'utf8')) as { items: Record<string, Period[]> }
const millionths = (percent: number) => Math.round(percent * 10_000)

const rows = Object.entries(items)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .flatMap(([country, periods]) => {
    const ascending = periods.toSorted((a, b) => (a.effective_from < b.effective_from ? -1 : 1))
    return ascending.map((period, i) => {
      const next = ascending[i + 1]
      return {
        country,
        from: period.effective_from,
        ...(next && { to: next.effective_from }),
        rate: millionths(period.rates.standard),
        ...(period.exceptions && {
          places: period.exceptions.map(({ name, postcode, standard }) => ({ name, postcode, rate: millionths(standard) })),
        }),
      }
    })
  })

const output = new URL('../services/orders/src/domain/tax/vat-rates.generated.json', import.meta.url)
writeFileSync(output, `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`)
console.log(`${rows.length} periods`)
