import { inLocale } from '#words/server.ts'

/** Countries as the reader calls them, in their order. */
export async function countryChoices(codes: readonly string[]): Promise<{ code: string; name: string }[]> {
  const { locale, region } = await inLocale()
  return codes.map((code) => ({ code, name: region(code) })).sort((a, b) => a.name.localeCompare(b.name, locale.tag))
}
