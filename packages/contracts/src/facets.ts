import { z } from 'zod'
import { Several } from './paging.ts'

/**
 * `tree`: categories. `code`: values of a fixed list, which a page can translate. `text`: values in the catalogue's own words.
 * `range`: from a number up to, not including, another. `flag`: one value, `true`. `date`: until when; one at a time.
 */
export const FacetKind = z.enum(['tree', 'code', 'text', 'range', 'flag', 'date'])
export type FacetKind = z.infer<typeof FacetKind>
export type FacetUnit = 'cm' | 'percent' | 'minor' | 'pieces'

type Definition = { key: string; kind: FacetKind; labelKey: string; label: string; unit: FacetUnit | null }

/**
 * Everything that can be filtered by, in the order to show it: besides these there are the options and attributes of the catalogue
 * itself. `key` is the query parameter and the facet's name in an answer; a page finds its own words under `labelKey`, and those of
 * a `code` under `labelKey.code`.
 */
export const FACETS = [
  { key: 'category', kind: 'tree', labelKey: 'facet.category', label: 'Category', unit: null },
  { key: 'type', kind: 'text', labelKey: 'facet.type', label: 'Type', unit: null },
  { key: 'franchise', kind: 'text', labelKey: 'facet.franchise', label: 'Character or theme', unit: null },
  { key: 'age', kind: 'code', labelKey: 'facet.age', label: 'Age', unit: null },
  { key: 'size', kind: 'range', labelKey: 'facet.size', label: 'Size', unit: 'cm' },
  { key: 'material', kind: 'code', labelKey: 'facet.material', label: 'Material', unit: null },
  { key: 'certification', kind: 'code', labelKey: 'facet.certification', label: 'Certification', unit: null },
  { key: 'warning', kind: 'code', labelKey: 'facet.warning', label: 'Safety warning', unit: null },
  { key: 'price', kind: 'range', labelKey: 'facet.price', label: 'Unit price', unit: 'minor' },
  { key: 'margin', kind: 'range', labelKey: 'facet.margin', label: 'Margin', unit: 'percent' },
  { key: 'casePack', kind: 'code', labelKey: 'facet.casePack', label: 'Case pack', unit: 'pieces' },
  { key: 'availability', kind: 'code', labelKey: 'facet.availability', label: 'Availability', unit: null },
  { key: 'inStock', kind: 'flag', labelKey: 'facet.inStock', label: 'In stock now', unit: null },
  { key: 'arrivesBefore', kind: 'date', labelKey: 'facet.arrivesBefore', label: 'Arrives before', unit: null },
  { key: 'collection', kind: 'code', labelKey: 'facet.collection', label: 'Collection', unit: null },
] as const satisfies readonly Definition[]
export type FacetKey = (typeof FACETS)[number]['key']

export const Facet = z
  .strictObject({
    /** A `key` of FACETS, or the name of an option or attribute such as `Colour`, which is chosen by `attribute=Colour:Blue`. */
    name: z.string(),
    kind: FacetKind,
    label: z.string(),
    /** Null for options and attributes, whose words come with the catalogue. */
    labelKey: z.string().nullable(),
    /** Of the numbers in `from` and `to`, or of the value itself. */
    unit: z.enum(['cm', 'percent', 'minor', 'pieces']).nullable(),
    values: z.array(
      z.strictObject({
        value: z.string(),
        label: z.string(),
        /** The total after choosing this value as well; 0 is kept so that it can be shown as not available. */
        count: z.int(),
        /** Of a range: inclusive, and exclusive (null: without end). */
        from: z.number().optional(),
        to: z.number().nullable().optional(),
      }),
    ),
  })
  .meta({ id: 'Facet' })
export type Facet = z.infer<typeof Facet>

/** Several values of one facet are alternatives; several facets must all fit. */
export const facetQuery = {
  category: z.string().max(100).optional(),
  type: Several().optional(),
  franchise: Several().optional(),
  age: Several().optional(),
  size: Several().optional(),
  material: Several().optional(),
  certification: Several().optional(),
  warning: Several().optional(),
  price: Several().optional(),
  margin: Several().optional(),
  casePack: Several().optional(),
  availability: Several().optional(),
  inStock: z.enum(['true', 'false']).optional(),
  /** `2026-12-24`: in stock, or expected by then. */
  arrivesBefore: z.iso.date().optional(),
  collection: Several().optional(),
  /** Any other facet, as `Name:Value`. */
  attribute: Several().optional(),
} satisfies Record<FacetKey | 'attribute', z.ZodType>
