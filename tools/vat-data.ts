/**
 * Writes the VAT rates of the EU and the United Kingdom from the list of ibericode (MIT).
 *
 *   node tools/vat-data.ts <vat-rates.json>
 *
 * Only the standard rate of each period is kept, in millionths; periods with the same rate become one. Places and goods with a rate of
 * their own are not taken from the list, which cannot say why: see vat-places.ts and categories.ts in services/orders/src/domain/tax.
 */
import { readFileSync, writeFileSync } from 'node:fs'

type Period = { effective_from: string; rates: { standard: number } }

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
    const changes = periods
      .toSorted((a, b) => (a.effective_from < b.effective_from ? -1 : 1))
      .filter((period, i, all) => period.rates.standard !== all[i - 1]?.rates.standard)
    return changes.map((period, i) => {
      const next = changes[i + 1]
      return { country, from: period.effective_from, ...(next && { to: next.effective_from }), rate: millionths(period.rates.standard) }
    })
  })

const output = new URL('../services/orders/src/domain/tax/vat-rates.generated.json', import.meta.url)
writeFileSync(output, `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`)
console.log(`${rows.length} periods`)
