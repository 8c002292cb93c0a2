export type Values = Record<string, string | number>

/** One form of a phrase for each kind of number that the language knows; `other` always. */
export type Plurals = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/**
 * A phrase with `{places}`, as a page hands it over. Where it depends on a number, that number is `count`. A plain value and not
 * a function, so that it can cross from the server to the browser.
 */
export type Phrase = string | Plurals

/** The phrase with its places filled. Numbers are written as the locale writes them; an unknown place stays as it is. */
export function say(phrase: Phrase, values: Values, locale: string): string {
  const pattern = typeof phrase === 'string' ? phrase : (phrase[pluralOf(Number(values.count), locale)] ?? phrase.other)
  return pattern.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name]
    return typeof value === 'number' ? numberIn(value, locale) : (value ?? place)
  })
}

/** A whole number with the locale's grouping. */
export function numberIn(value: number, locale: string): string {
  return remembered(numbers, locale, () => new Intl.NumberFormat(locale)).format(value)
}

function pluralOf(count: number, locale: string): Intl.LDMLPluralRule {
  return remembered(plurals, locale, () => new Intl.PluralRules(locale)).select(count)
}

const numbers = new Map<string, Intl.NumberFormat>()
const plurals = new Map<string, Intl.PluralRules>()
function remembered<T>(kept: Map<string, T>, locale: string, make: () => T): T {
  const found = kept.get(locale) ?? make()
  kept.set(locale, found)
  return found
}
