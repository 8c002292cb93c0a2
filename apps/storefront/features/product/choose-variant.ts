import type { Product, Variant } from '@toyline/contracts'

/** The variant that the address names, else the first that can be ordered, else the first; null for a product without any. */
export function chooseVariant(product: Product, asked: string | undefined): Variant | null {
  const named = product.variants.find(({ id, sku }) => id === asked || sku === asked)
  return named ?? product.variants.find(canOrder) ?? product.variants[0] ?? null
}

export function canOrder(variant: Variant): boolean {
  return variant.price !== null && variant.availability.state !== 'out-of-stock'
}

/**
 * The variant that one takes by choosing `value`: the others of its options stay as they are where such a variant exists, else
 * the first with this value is taken. Null where no variant has it.
 */
export function variantWith(product: Product, from: Variant, option: string, value: string): Variant | null {
  const having = product.variants.filter((variant) => variant.options[option] === value)
  const agreeing = (variant: Variant) => Object.entries(variant.options).filter(([name, text]) => from.options[name] === text).length
  return having.reduce<Variant | null>((best, variant) => (!best || agreeing(variant) > agreeing(best) ? variant : best), null)
}
