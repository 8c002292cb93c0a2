import { roomFor } from './int-lists.ts'

/** Every facet value in the catalogue by number, and how many shown products have it. */
export type FacetValues = {
  /** Facet names by number; the first are those of BUILT_IN, the others options and attributes. */
  names: string[]
  texts: string[]
  /** The name's number, by value. */
  nameOf: Int32Array
  usage: Int32Array
  numbers: Map<string, number>
  nameNumbers: Map<string, number>
}

/** The facets of the house that are lists of values, by number. */
export const BUILT_IN = ['franchise', 'type', 'age', 'material', 'certification', 'warning', 'collection', 'size', 'casePack'] as const
export type BuiltIn = (typeof BUILT_IN)[number]

export const builtIn = (name: BuiltIn): number => BUILT_IN.indexOf(name)
export const FRANCHISE = builtIn('franchise')
export const TYPE = builtIn('type')

export function facetValues(): FacetValues {
  return {
    names: [...BUILT_IN],
    texts: [],
    nameOf: new Int32Array(256),
    usage: new Int32Array(256),
    numbers: new Map(),
    // A file's column "Type" is the facet of that name, whichever way it is asked for.
    nameNumbers: new Map([['Type', TYPE]]),
  }
}

/** The number of an attribute's name; -1 where no product has it. */
export function attributeNumber(values: FacetValues, name: string): number {
  return values.nameNumbers.get(name) ?? -1
}

/** The number of a value; -1 where no product has it. */
export function valueNumber(values: FacetValues, name: number, text: string): number {
  return values.numbers.get(`${name}\u0000${text}`) ?? -1
}

export function addAttributeName(values: FacetValues, name: string): number {
  const known = values.nameNumbers.get(name)
  if (known !== undefined) return known
  values.names.push(name)
  values.nameNumbers.set(name, values.names.length - 1)
  return values.names.length - 1
}

export function addValue(values: FacetValues, name: number, text: string): number {
  const key = `${name}\u0000${text}`
  const known = values.numbers.get(key)
  if (known !== undefined) return known
  const number = values.texts.length
  values.texts.push(text)
  values.numbers.set(key, number)
  values.nameOf = roomFor(values.nameOf, number + 1)
  values.usage = roomFor(values.usage, number + 1)
  values.nameOf[number] = name
  return number
}

/** The texts that most products have, under one name. */
export function mostUsed({ nameOf, texts, usage }: FacetValues, name: number, limit: number): string[] {
  const used = texts.flatMap((text, value) =>
    nameOf[value] === name && (usage[value] as number) > 0 ? [{ text, usage: usage[value] as number }] : [],
  )
  return used
    .sort((a, b) => b.usage - a.usage)
    .slice(0, limit)
    .map(({ text }) => text)
}
