import type { Currency, PictureView, TranslatedLanguage } from '@toyline/contracts'
import { sql } from 'kysely'
import type { VariantDraft } from '../domain/product-draft.ts'
import type { CategoryRow, StoredPicture, StoredProduct } from '../domain/product-views.ts'
import type { Translation, Translations } from '../domain/translation.ts'
import type { Tx } from './tables.ts'

type PriceRow = { currency: Currency; price: number; msrp: number | null; tiers: [minQuantity: number, price: number][] }
type Sides = { length: number; width: number; height: number } | null
type VariantRow = { id: string; ordinal: number; title: string; picture_id: string | null; prices: PriceRow[]; carton: Sides } & Pick<
  VariantDraft,
  'sku' | 'gtin' | 'options' | 'casePack' | 'minQuantity' | 'weightGrams' | 'size' | 'hsCode' | 'origin' | 'taxCategory' | 'inventoryPolicy'
> & {
    maxQuantity: number | null
    cap: VariantDraft['cap'] | null
    cartonUnits: number | null
    cartonGrams: number | null
    palletUnits: number | null
  }

type Row = {
  id: string
  ordinal: number
  handle: string
  title: string
  description_html: string
  vendor: string | null
  franchise: string | null
  age_grade: string | null
  materials: string | null
  warnings: string | null
  certificates: string[]
  tags: string[]
  attributes: Record<string, string>
  options: { name: string; values: string[] }[]
  seo_title: string | null
  seo_description: string | null
  status: 'published' | 'draft'
  updated_at: Date
  categories: CategoryRow[]
  pictures: (StoredPicture & { view: PictureView | null })[]
  variants: VariantRow[]
  translations: ({ language: TranslatedLanguage } & Translation)[] | null
}

/**
 * Products as the tables hold them, for making their read model anew. Their stock is left out, which no view holds.
 * @param ordinals at most some hundred
 */
export async function readStored(tx: Tx, ordinals: readonly number[]): Promise<StoredProduct[]> {
  const { rows } = await sql<Row>`
    select p.id, p.ordinal, p.handle, p.title, p.description_html, p.vendor, p.franchise, p.age_grade, p.materials, p.warnings, p.certificates,
      p.tags, p.attributes, p.options, p.seo_title, p.seo_description, p.status, p.updated_at,
      coalesce((
        with recursive up as (
          select c.*, 1 as step from categories c where c.id = p.category_id
          union all select c.*, up.step + 1 from up join categories c on c.id = up.parent_id
        ) select jsonb_agg(jsonb_build_object('id', id, 'ordinal', ordinal, 'path', path, 'slug', slug, 'name', name) order by step desc) from up
      ), '[]') as categories,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', pic.id, 'source', pic.source, 'mediaId', m.id, 'key', m.key, 'alt', pic.alt, 'width', m.width,
          'height', m.height, 'widths', m.widths, 'blur', m.blur, 'view', pic.view) order by pic.position)
        from product_pictures pic join media m on m.id = pic.media_id where pic.product_id = p.id
      ), '[]') as pictures,
      (select jsonb_agg(jsonb_build_object('id', v.id, 'ordinal', v.ordinal, 'title', v.title, 'picture_id', v.picture_id, 'sku', v.sku,
          'gtin', v.gtin, 'options', v.options, 'casePack', v.case_pack, 'minQuantity', v.min_quantity, 'maxQuantity', v.max_quantity,
          'cap', case when v.cap_quantity is not null then jsonb_build_object('quantity', v.cap_quantity, 'days', v.cap_days) end, 'weightGrams', v.weight_grams,
          'size', case when v.length_cm is not null then jsonb_build_object('length', v.length_cm, 'width', v.width_cm, 'height', v.height_cm) end,
          'hsCode', v.hs_code, 'origin', v.origin, 'taxCategory', v.tax_category, 'inventoryPolicy', v.inventory_policy,
          'carton', case when v.carton_length_cm is not null
            then jsonb_build_object('length', v.carton_length_cm, 'width', v.carton_width_cm, 'height', v.carton_height_cm) end,
          'cartonUnits', v.carton_units, 'cartonGrams', v.carton_grams, 'palletUnits', v.pallet_units,
          'prices', coalesce((select jsonb_agg(jsonb_build_object('currency', currency, 'price', amount, 'msrp', msrp, 'tiers', tiers) order by currency)
            from prices where variant_id = v.id and price_list = 'base'), '[]')) order by v.position)
        from variants v where v.product_id = p.id and v.retired_at is null
      ) as variants,
      (select jsonb_agg(jsonb_build_object('language', t.language, 'title', t.title, 'descriptionHtml', t.description_html, 'materials', t.materials,
          'warnings', t.warnings, 'terms', t.terms) order by t.language) from translations t where t.product_id = p.id) as translations
    from products p where p.ordinal = any(${[...ordinals]}) order by p.ordinal`.execute(tx)
  return rows.map(asStored)
}

function asStored(row: Row): StoredProduct {
  return {
    id: row.id,
    ordinal: row.ordinal,
    updatedAt: row.updated_at.toISOString(),
    categories: row.categories,
    pictures: row.pictures,
    variants: row.variants.map((variant) => ({
      id: variant.id,
      ordinal: variant.ordinal,
      title: variant.title,
      draft: variantOf(variant, row.pictures),
    })),
    draft: {
      handle: row.handle,
      title: row.title,
      descriptionHtml: row.description_html,
      vendor: row.vendor,
      categoryPath: row.categories.at(-1)?.path ?? [],
      franchise: row.franchise,
      ageGrade: row.age_grade,
      materials: row.materials,
      warnings: row.warnings,
      certificates: row.certificates,
      tags: row.tags,
      attributes: row.attributes,
      seo: { title: row.seo_title, description: row.seo_description },
      status: row.status,
      options: row.options,
      variants: row.variants.map((variant) => variantOf(variant, row.pictures)),
      pictures: row.pictures.map(({ source, key, alt, view }, at) => ({ source, mediaKey: key, alt, view, position: at + 1 })),
      ...(row.translations ? { translations: translationsOf(row.translations) } : {}),
    },
  }
}

function translationsOf(rows: NonNullable<Row['translations']>): Translations {
  return Object.fromEntries(rows.map(({ language, ...translation }) => [language, translation]))
}

function variantOf(row: VariantRow, pictures: readonly StoredPicture[]): VariantDraft {
  const { id: _id, ordinal: _ordinal, title: _title, picture_id, prices, cap, maxQuantity, ...rest } = row
  const { carton: size, cartonUnits: units, cartonGrams: grossWeightGrams, palletUnits, ...kept } = rest
  return {
    ...kept,
    ...(maxQuantity === null ? {} : { maxQuantity }),
    ...(cap ? { cap: { quantity: cap.quantity, days: cap.days } } : {}),
    prices: prices.map(({ tiers, ...price }) => ({ ...price, tiers: tiers.map(([minQuantity, each]) => ({ minQuantity, price: each })) })),
    stock: {},
    pictureSource: pictures.find(({ id }) => id === picture_id)?.source ?? null,
    carton: units === null ? null : { units, size, grossWeightGrams, palletUnits },
  }
}
