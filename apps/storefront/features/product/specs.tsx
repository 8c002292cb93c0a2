import type { Product, Variant } from '@toyline/contracts'
import type { Formats } from '#words/formats.ts'
import { inLocale } from '#words/server.ts'
import type { Words } from '#words/words.ts'
import { ageYears } from '../catalogue/age-years.ts'
import { partLang } from '../catalogue/foreign.ts'

export async function Specs({ product, variant }: { product: Product; variant: Variant | null }) {
  const { t, locale, ...formats } = await inLocale('product')
  const rows = specRows(t, formats, product, variant)
  const materialsLang = partLang(product, 'materials', locale)
  return (
    <section aria-labelledby="specs">
      <h2 id="specs" className="text-2xl">
        {t('details')}
      </h2>
      <table className="mt-3 w-full border-collapse">
        <tbody className="divide-y divide-line border-ink border-t-2 border-b">
          {rows.map(([name, value]) => (
            <tr key={name} className="align-top">
              <th scope="row" className="w-2/5 py-2.5 pr-4 text-left font-normal text-ink-2">
                {name}
              </th>
              <td lang={value === product.materials ? materialsLang : undefined} className="num py-2.5 [overflow-wrap:anywhere]">
                {value}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {product.warnings ? (
        <div className="mt-4 border-warn border-l-4 bg-card px-4 py-3">
          <p className="font-semibold text-sm text-warn">{t('warning')}</p>
          <p lang={partLang(product, 'warnings', locale)}>{product.warnings}</p>
        </div>
      ) : null}
    </section>
  )
}

function specRows(t: Words<'product'>, formats: Formats, product: Product, variant: Variant | null): [string, string][] {
  const years = product.ageGrade && ageYears(product.ageGrade)
  const size = variant?.size
  const rows: [string, string | null | undefined][] = [
    [t('spec.sku'), variant?.sku],
    [t('spec.gtin'), variant?.gtin],
    [t('spec.casePack'), variant && t('spec.units', { count: variant.casePack })],
    [t('spec.age'), years ? t('spec.ages', { years }) : product.ageGrade],
    [t('spec.materials'), product.materials],
    [t('spec.size'), size && formats.size(size.length, size.width, size.height)],
    [t('spec.weight'), variant?.weightGrams ? formats.weight(variant.weightGrams) : null],
    [t('spec.vendor'), product.vendor],
    [t('spec.origin'), variant?.origin && formats.region(variant.origin)],
    [t('spec.hsCode'), variant?.hsCode],
  ]
  return rows.filter((row): row is [string, string] => Boolean(row[1]))
}
