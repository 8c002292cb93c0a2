import { sql } from 'kysely'
import type { StoredProduct } from '../domain/product-views.ts'
import type { Tx } from './tables.ts'
import { writeTranslations } from './translations-store.ts'

type Written = StoredProduct & { fingerprint: string }

/** Writes products with their variants, prices and pictures in a fixed number of statements. */
export async function writeProducts(tx: Tx, products: readonly Written[]): Promise<void> {
  const ids = products.map((product) => product.id)
  const variants = products.flatMap((product) => product.variants.map((variant, position) => ({ product, position, ...variant })))
  const variantIds = variants.map((variant) => variant.id)
  await upsertProducts(tx, products)
  await upsertVariants(tx, variants)
  await sql`update variants set retired_at = now() where product_id = any(${ids}) and retired_at is null and not id = any(${variantIds})`.execute(
    tx,
  )
  await sql`delete from prices where variant_id = any(${variantIds}) and price_list = 'base'`.execute(tx)
  const prices = variants.flatMap(({ id, draft }) =>
    draft.prices.map(({ currency, price, msrp, tiers = [] }) => ({
      variant_id: id,
      currency,
      amount: price,
      msrp,
      tiers: tiers.map((tier) => [tier.minQuantity, tier.price]),
    })),
  )
  await sql`
    insert into prices (variant_id, currency, amount, msrp, tiers)
    select * from jsonb_to_recordset(${JSON.stringify(prices)}::jsonb)
      as new (variant_id text, currency text, amount bigint, msrp bigint, tiers jsonb)`.execute(tx)
  await sql`delete from product_pictures where product_id = any(${ids})`.execute(tx)
  const pictures = products.flatMap((product) =>
    product.pictures.map(({ id, mediaId, source, alt, view }, position) => ({
      id,
      product_id: product.id,
      media_id: mediaId,
      source,
      alt,
      view,
      position,
    })),
  )
  await sql`
    insert into product_pictures (id, product_id, media_id, source, alt, view, position)
    select * from jsonb_to_recordset(${JSON.stringify(pictures)}::jsonb)
      as new (id text, product_id text, media_id text, source text, alt text, view text, position int)`.execute(tx)
  await writeTranslations(tx, products)
}

async function upsertProducts(tx: Tx, products: readonly Written[]): Promise<void> {
  const rows = products.map(({ id, ordinal, draft, categories, fingerprint }) => ({
    id,
    ordinal,
    handle: draft.handle,
    title: draft.title,
    description_html: draft.descriptionHtml,
    vendor: draft.vendor,
    category_id: categories.at(-1)?.id ?? null,
    franchise: draft.franchise,
    age_grade: draft.ageGrade,
    materials: draft.materials,
    warnings: draft.warnings,
    certificates: draft.certificates,
    tags: draft.tags,
    attributes: draft.attributes,
    options: draft.options,
    seo_title: draft.seo.title,
    seo_description: draft.seo.description,
    status: draft.status,
    fingerprint,
  }))
  await sql`
    insert into products (id, ordinal, handle, title, description_html, vendor, category_id, franchise, age_grade, materials, warnings, certificates,
      tags, attributes, options, seo_title, seo_description, status, fingerprint)
    select id, ordinal, handle, title, description_html, vendor, category_id, franchise, age_grade, materials, warnings,
      array(select jsonb_array_elements_text(certificates)), array(select jsonb_array_elements_text(tags)), attributes, options, seo_title, seo_description, status, fingerprint
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (id text, ordinal int, handle text, title text, description_html text, vendor text,
      category_id text, franchise text, age_grade text, materials text, warnings text, certificates jsonb, tags jsonb, attributes jsonb, options jsonb, seo_title text,
      seo_description text, status text, fingerprint text)
    on conflict (handle) do update set title = excluded.title, description_html = excluded.description_html, vendor = excluded.vendor,
      category_id = excluded.category_id, franchise = excluded.franchise, age_grade = excluded.age_grade, materials = excluded.materials,
      warnings = excluded.warnings, certificates = excluded.certificates, tags = excluded.tags, attributes = excluded.attributes, options = excluded.options,
      seo_title = excluded.seo_title, seo_description = excluded.seo_description, status = excluded.status,
      fingerprint = excluded.fingerprint, updated_at = now(), changed_xid = pg_current_xact_id()`.execute(tx)
}

async function upsertVariants(
  tx: Tx,
  variants: readonly (StoredProduct['variants'][number] & { product: Written; position: number })[],
): Promise<void> {
  const rows = variants.map(({ id, ordinal, title, position, product, draft }) => ({
    id,
    ordinal,
    product_id: product.id,
    sku: draft.sku,
    gtin: draft.gtin,
    title,
    position,
    options: draft.options,
    case_pack: draft.casePack,
    min_quantity: draft.minQuantity,
    max_quantity: draft.maxQuantity ?? null,
    cap_quantity: draft.cap?.quantity ?? null,
    cap_days: draft.cap?.days ?? null,
    weight_grams: draft.weightGrams,
    length_cm: draft.size?.length ?? null,
    width_cm: draft.size?.width ?? null,
    height_cm: draft.size?.height ?? null,
    carton_units: draft.carton?.units ?? null,
    carton_length_cm: draft.carton?.size?.length ?? null,
    carton_width_cm: draft.carton?.size?.width ?? null,
    carton_height_cm: draft.carton?.size?.height ?? null,
    carton_grams: draft.carton?.grossWeightGrams ?? null,
    pallet_units: draft.carton?.palletUnits ?? null,
    hs_code: draft.hsCode,
    origin: draft.origin,
    tax_category: draft.taxCategory,
    inventory_policy: draft.inventoryPolicy,
    picture_id: product.pictures.find((picture) => picture.source === draft.pictureSource)?.id ?? null,
  }))
  await sql`
    insert into variants (id, ordinal, product_id, sku, gtin, title, position, options, case_pack, min_quantity, max_quantity, cap_quantity,
      cap_days, weight_grams, length_cm, width_cm, height_cm, carton_units, carton_length_cm, carton_width_cm, carton_height_cm, carton_grams,
      pallet_units, hs_code, origin, tax_category, inventory_policy, picture_id)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (id text, ordinal int, product_id text, sku text, gtin text, title text,
      position int, options jsonb, case_pack int, min_quantity int, max_quantity int, cap_quantity int, cap_days int, weight_grams int,
      length_cm numeric, width_cm numeric, height_cm numeric, carton_units int, carton_length_cm numeric, carton_width_cm numeric,
      carton_height_cm numeric, carton_grams int, pallet_units int, hs_code text, origin text, tax_category text, inventory_policy text,
      picture_id text)
    on conflict (sku) do update set gtin = excluded.gtin, title = excluded.title, position = excluded.position, options = excluded.options,
      case_pack = excluded.case_pack, min_quantity = excluded.min_quantity, max_quantity = excluded.max_quantity,
      cap_quantity = excluded.cap_quantity, cap_days = excluded.cap_days, weight_grams = excluded.weight_grams, length_cm = excluded.length_cm,
      width_cm = excluded.width_cm, height_cm = excluded.height_cm, carton_units = excluded.carton_units,
      carton_length_cm = excluded.carton_length_cm, carton_width_cm = excluded.carton_width_cm, carton_height_cm = excluded.carton_height_cm,
      carton_grams = excluded.carton_grams, pallet_units = excluded.pallet_units, hs_code = excluded.hs_code, origin = excluded.origin,
      tax_category = excluded.tax_category, inventory_policy = excluded.inventory_policy, picture_id = excluded.picture_id, retired_at = null`.execute(
    tx,
  )
}
