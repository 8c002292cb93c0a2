import type { Product, Variant } from '@toyline/contracts'

export function Specs({ product, variant }: { product: Product; variant: Variant | null }) {
  const rows = specRows(product, variant)
  return (
    <section aria-labelledby="specs">
      <h2 id="specs" className="text-2xl">
        Details
      </h2>
      <table className="mt-3 w-full border-collapse">
        <tbody className="divide-y divide-line border-ink border-t-2 border-b">
          {rows.map(([name, value]) => (
            <tr key={name} className="align-top">
              <th scope="row" className="w-2/5 py-2.5 pr-4 text-left font-normal text-ink-2">
                {name}
              </th>
              <td className="num py-2.5 [overflow-wrap:anywhere]">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {product.warnings ? (
        <div className="mt-4 border-warn border-l-4 bg-card px-4 py-3">
          <p className="font-semibold text-sm text-warn">Warning</p>
          <p>{product.warnings}</p>
        </div>
      ) : null}
    </section>
  )
}

function specRows(product: Product, variant: Variant | null): [string, string][] {
  const rows: [string, string | null | undefined][] = [
    ['SKU', variant?.sku],
    ['Barcode (GTIN)', variant?.gtin],
    ['Case pack', variant ? `${variant.casePack} ${variant.casePack === 1 ? 'unit' : 'units'}` : null],
    ['Age', product.ageGrade ? `${product.ageGrade.replace('+', '')} years and up` : null],
    ['Materials', product.materials],
    ['Size', variant?.size ? `${cm(variant.size.length)} × ${cm(variant.size.width)} × ${cm(variant.size.height)} cm` : null],
    ['Weight', variant?.weightGrams ? weight(variant.weightGrams) : null],
    ['Made by', product.vendor],
    ['Country of origin', variant?.origin ? countryName(variant.origin) : null],
    ['Customs code (HS)', variant?.hsCode],
  ]
  return rows.filter((row): row is [string, string] => Boolean(row[1]))
}

const cm = (length: number) => length.toLocaleString('en', { maximumFractionDigits: 1 })
const weight = (grams: number) =>
  grams >= 1_000 ? `${(grams / 1_000).toLocaleString('en', { maximumFractionDigits: 2 })} kg` : `${grams} g`
const regions = new Intl.DisplayNames('en', { type: 'region' })
function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code
}
