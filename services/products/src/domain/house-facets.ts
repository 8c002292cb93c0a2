import { collectionsOf } from './collections.ts'
import type { IndexEntry } from './index-entry.ts'
import { materialCodes } from './materials.ts'
import type { ProductDraft } from './product-draft.ts'
import { rangeAt, rangesOf, SIZE_STEPS } from './ranges.ts'
import { certificatesOf, warningsOf } from './safety.ts'

type HouseFacets = NonNullable<IndexEntry['facets']>

const SIZES = rangesOf(SIZE_STEPS)
const CENTIMETRES = /(\d+(?:[.,]\d+)?)\s*cm\b/i
const SIZE_OPTION = /^(size|größe|taille|talla)$/i

/** What a product says of the facets of the house, but for franchise, age and type, which it names itself. */
export function houseFacets(draft: ProductDraft): HouseFacets {
  const found: HouseFacets = []
  for (const code of materialCodes(draft.materials ?? draft.attributes.Material ?? null)) found.push(['material', code])
  for (const code of new Set(certificatesOf(draft.certificates).map((one) => one.code))) found.push(['certification', code])
  const warnings = new Set(warningsOf(draft.warnings).map((one) => one.code))
  for (const code of warnings.size > 0 ? warnings : ['none']) found.push(['warning', code])
  for (const code of collectionsOf(draft.tags)) found.push(['collection', code])
  for (const code of sizeRanges(draft)) found.push(['size', code])
  return found
}

/** How large a toy is: as its option says, else its longest side; not asked of what comes in S, M and L. */
function sizeRanges({ options, variants }: ProductDraft): Set<string> {
  const sizes = options.find(({ name }) => SIZE_OPTION.test(name))
  const lengths = variants.flatMap((variant) => {
    const said = Object.values(variant.options).flatMap((value) => CENTIMETRES.exec(value)?.[1] ?? [])[0]
    if (said !== undefined) return [Number(said.replace(',', '.'))]
    return sizes || !variant.size ? [] : [Math.max(variant.size.length, variant.size.width, variant.size.height)]
  })
  return new Set(lengths.flatMap((length) => SIZES[rangeAt(SIZE_STEPS, length)]?.code ?? []))
}
