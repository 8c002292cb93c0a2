/** What a product says in one language. */
export type Copy = { title: string; text: string; materials: string }

/**
 * Words that products share, each from the English as it stands in `products/`. Categories are single segments of a path. A value or
 * a tag that is the same in the language is left out.
 */
export type Terms = {
  types: Record<string, string>
  categories: Record<string, string>
  options: Record<string, string>
  values: Record<string, string>
  warnings: Record<string, string>
  tags: Record<string, string>
}
