import type { Facet } from '@toyline/contracts'
import { STATES } from './availability.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import type { Filter, Matches } from './catalogue-query.ts'
import { type CategoryNode, rollUp } from './category-tree.ts'
import { AGE, FRANCHISE } from './facet-values.ts'

/** Bounds of one reply; chosen values are always in it. */
const MAX_VALUES = 40
const MAX_ATTRIBUTES = 12

const STATE_LABELS = ['In stock', 'Low stock', 'On backorder', 'Out of stock']
const byNumber = new Intl.Collator('en', { numeric: true })

/**
 * Facets with true counts: beside each value stands the total after choosing it. Values keep their place while counts change.
 * Attributes come only where some product that could be chosen has them.
 */
export function facetsOf(index: CatalogueIndex, filter: Filter, matches: Matches): Facet[] {
  const { names, nameOf, usage, texts } = index.facets
  const chosenByName = new Map(filter.chosen.map(({ name, values }) => [name, new Set(values)]))
  const byName: number[][] = names.map(() => [])
  for (let value = 0; value < texts.length; value++) if ((usage[value] as number) > 0) byName[nameOf[value] as number]?.push(value)
  const facet = (name: number, label: string): Facet => {
    const chosen = chosenByName.get(name)
    const values = valuesShown(index, byName[name] ?? [], chosen, name === AGE)
    return {
      name: names[name] as string,
      label,
      values: values.map((value) => ({
        value: texts[value] as string,
        label: texts[value] as string,
        count: countOf(matches, value, chosen),
      })),
    }
  }
  const attributes = names
    .map((_, name) => name)
    .filter(
      (name) => name > AGE && (chosenByName.has(name) || (byName[name] ?? []).some((value) => (matches.ofValue[value] as number) > 0)),
    )
    .sort((a, b) => Number(chosenByName.has(b)) - Number(chosenByName.has(a)) || reach(index, byName[b]) - reach(index, byName[a]) || a - b)
    .slice(0, MAX_ATTRIBUTES)
  return [
    categoryFacet(index, filter, matches),
    facet(FRANCHISE, 'Franchise'),
    facet(AGE, 'Age'),
    {
      name: 'availability',
      label: 'Availability',
      values: STATES.map((value, state) => ({
        value,
        label: STATE_LABELS[state] as string,
        count: filter.availability.length > 0 ? matches.total + (matches.missedState[state] as number) : (matches.ofState[state] as number),
      })),
    },
    ...attributes.map((name) => facet(name, names[name] as string)),
  ]
}

function countOf(matches: Matches, value: number, chosen: ReadonlySet<number> | undefined): number {
  return chosen ? matches.total + (matches.missedValue[value] as number) : (matches.ofValue[value] as number)
}

function valuesShown(
  index: CatalogueIndex,
  values: readonly number[],
  chosen: ReadonlySet<number> | undefined,
  natural: boolean,
): number[] {
  const { usage, texts } = index.facets
  const label = (value: number) => texts[value] as string
  const common = (value: number) => usage[value] as number
  const sorted = values.toSorted((a, b) => (natural ? 0 : common(b) - common(a)) || byNumber.compare(label(a), label(b)))
  return sorted.filter((value, at) => at < MAX_VALUES || chosen?.has(value))
}

function reach(index: CatalogueIndex, values: readonly number[] = []): number {
  return values.reduce((sum, value) => sum + (index.facets.usage[value] as number), 0)
}

/** The roots, and around the chosen category its ancestors, siblings and children. */
function categoryFacet({ tree }: CatalogueIndex, { category }: Filter, matches: Matches): Facet {
  const counts = rollUp(tree, matches.ofCategory.slice())
  const shown: CategoryNode[] = []
  const add = (parent: number) => {
    for (const node of tree.children.get(parent) ?? []) {
      shown.push(node)
      if (path.has(node.ordinal)) add(node.ordinal)
    }
  }
  const path = new Set<number>()
  for (let at = category ?? 0; at > 0 && !path.has(at); at = tree.parent[at] ?? 0) path.add(at)
  add(0)
  return {
    name: 'category',
    label: 'Category',
    values: shown.map(({ slug, name, ordinal }) => ({ value: slug, label: name, count: counts[ordinal] as number })),
  }
}
