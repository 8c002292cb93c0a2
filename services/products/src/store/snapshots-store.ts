import {
  type Currency,
  type Language,
  MARKETS,
  type MarketId,
  type Picture,
  returnClassOf,
  smallestQuantity,
  type VariantSnapshot,
} from '@toyline/contracts'
import type pg from 'pg'
import { availabilityOf, unpromised } from '../domain/availability.ts'
import { ladder } from '../domain/price-tiers.ts'

/** Where no weight is known, shipping is reckoned with this rather than with nothing. */
const ASSUMED_GRAMS = 500

type Row = Pick<
  VariantSnapshot,
  | 'variantId'
  | 'productId'
  | 'handle'
  | 'sku'
  | 'title'
  | 'variantTitle'
  | 'language'
  | 'casePack'
  | 'minQuantity'
  | 'maxQuantity'
  | 'taxCategory'
  | 'hsCode'
  | 'origin'
  | 'size'
> & {
  cartonUnits: number | null
  cartonSize: VariantSnapshot['size']
  cartonGrams: number | null
  palletUnits: number | null
  tags: string[]
  categoryPath: string[]
  capQuantity: number | null
  capDays: number | null
  weightGrams: number | null
  amount: number | null
  msrp: number | null
  tiers: [minQuantity: number, price: number][] | null
  picture: Picture | null
  now: number
  stockAt: Record<string, number> | null
  total: number
  /** Eaches that have been promised beyond the stock. */
  owed: number
  arrivals: VariantSnapshot['supply']['arrivals'] | null
}

/** Variants as stored now, in the order asked for, those asked for by SKU last; unknown, retired and unpublished ones are left out. */
export async function resolveVariants(
  pool: pg.Pool,
  { variantIds, skus, market, language }: { variantIds: readonly string[]; skus: readonly string[]; market: MarketId; language: Language },
): Promise<VariantSnapshot[]> {
  const { currency, locations } = MARKETS[market]
  const ids = [...variantIds, ...(skus.length === 0 ? [] : await idsOf(pool, skus))]
  const { rows } = await pool.query<Row>({ name: 'resolve-variants', text: RESOLVE, values: [ids, currency, locations, language] })
  const found = new Map(rows.map((row) => [row.variantId, snapshot(row, currency)]))
  return [...new Set(ids)].flatMap((id) => found.get(id) ?? [])
}

async function idsOf(pool: pg.Pool, skus: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'ids-of-skus',
    text: 'select id from variants where upper(sku) = any(array(select upper(one) from unnest($1::text[]) one)) order by id',
    values: [skus],
  })
  return rows.map((row) => row.id)
}

const RESOLVE = `
  select v.id as "variantId", p.id as "productId", p.handle, v.sku, coalesce(t.title, p.title) as title,
    coalesce(t.variant_titles ->> v.id, v.title) as "variantTitle", case when t.title is null then 'en' else $4 end as language, v.case_pack as "casePack",
    v.min_quantity as "minQuantity", v.max_quantity as "maxQuantity", v.cap_quantity as "capQuantity", v.cap_days as "capDays",
    v.weight_grams as "weightGrams",
    case when v.length_cm is not null then jsonb_build_object('length', v.length_cm, 'width', v.width_cm, 'height', v.height_cm) end as size,
    v.carton_units as "cartonUnits", v.carton_grams as "cartonGrams", v.pallet_units as "palletUnits",
    case when v.carton_length_cm is not null
      then jsonb_build_object('length', v.carton_length_cm, 'width', v.carton_width_cm, 'height', v.carton_height_cm) end as "cartonSize",
    v.tax_category as "taxCategory", v.hs_code as "hsCode", v.origin, p.tags,
    coalesce((select path from categories where id = p.category_id), '{}') as "categoryPath",
    price.amount, price.msrp, price.tiers,
    (select jsonb_build_object('id', pic.id, 'key', m.key, 'alt', pic.alt, 'width', m.width, 'height', m.height, 'widths', m.widths, 'blur', m.blur)
     from product_pictures pic join media m on m.id = pic.media_id
     where pic.product_id = p.id order by (pic.id = v.picture_id) desc nulls last, pic.position limit 1) as picture,
    coalesce(s.now, 0)::int as now, s.at as "stockAt", coalesce(s.total, 0)::int as total, coalesce(s.owed, 0)::int as owed,
    (select jsonb_agg(jsonb_build_object('date', arrives_on, 'quantity', quantity) order by arrives_on) from (
      select arrives_on, sum(quantity)::int as quantity from arrivals
      where variant_id = v.id and location = any($3) and arrives_on >= current_date group by arrives_on) expected) as arrivals
  from variants v
  join products p on p.id = v.product_id
  left join translated_views t on t.ordinal = p.ordinal and t.language = $4
  left join prices price on price.variant_id = v.id and price.price_list = 'base' and price.currency = $2
  left join lateral (
    select jsonb_object_agg(location, greatest(0, free)) as at, sum(greatest(0, free)) as now, sum(greatest(0, -free)) as owed, sum(greatest(0, free + case when v.inventory_policy = 'backorder' then oversell_cap else 0 end)) as total
    from (select location, on_hand - allocated - held - safety as free, oversell_cap from stock where variant_id = v.id and location = any($3)) at_location
  ) s on true
  where v.id = any($1) and v.retired_at is null and p.status = 'published'`

function snapshot(
  {
    amount,
    msrp,
    tiers,
    capQuantity,
    capDays,
    weightGrams,
    cartonUnits,
    cartonSize,
    cartonGrams,
    palletUnits,
    now,
    stockAt,
    total,
    owed,
    arrivals,
    tags,
    categoryPath,
    ...row
  }: Row,
  currency: Currency,
): VariantSnapshot {
  const price = amount === null ? null : { amount, currency }
  return {
    ...row,
    price,
    cap: capQuantity === null || capDays === null ? null : { quantity: capQuantity, days: capDays },
    tiers: price ? ladder(price, smallestQuantity(row), (tiers ?? []).flat()) : [],
    msrp: msrp === null ? null : { amount: msrp, currency },
    availability: availabilityOf({ now, total }, row.casePack, arrivals?.[0]?.date ?? null),
    returnClass: returnClassOf({ tags, categories: categoryPath }),
    supply: { now, arrivals: unpromised(arrivals ?? [], owed) },
    stockAt: stockAt ?? {},
    weightGrams: weightGrams ?? ASSUMED_GRAMS,
    carton: cartonUnits === null ? null : { units: cartonUnits, size: cartonSize, grossWeightGrams: cartonGrams, palletUnits },
  }
}
