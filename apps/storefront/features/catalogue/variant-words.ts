/** What a version is called beside its product; nothing where the name only repeats the product or says that there is no choice. */
export function variantWords({ title, variantTitle }: { title: string; variantTitle: string }): string {
  return variantTitle === title || variantTitle === 'Default Title' ? '' : variantTitle
}
