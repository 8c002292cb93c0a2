/** Data for search engines. `<` is written as an escape, so that no text of the catalogue can end the element. */
export function JsonLd({ data }: { data: unknown }) {
  const json = JSON.stringify(data).replace(/</g, '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every `<` escaped; a script element takes no children
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
