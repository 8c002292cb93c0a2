export type CategoryNode = { ordinal: number; parent: number; slug: string; name: string }

/** The tree by ordinal. A category and all below it have `enter` numbers from its own `enter` up to, not including, its `exit`. */
export type CategoryTree = {
  nodes: Map<number, CategoryNode>
  bySlug: Map<string, CategoryNode>
  /** Children by parent's ordinal; roots under 0. */
  children: Map<number, CategoryNode[]>
  parent: Int32Array
  enter: Int32Array
  exit: Int32Array
}

export function categoryTree(nodes: readonly CategoryNode[]): CategoryTree {
  const size = nodes.reduce((most, node) => Math.max(most, node.ordinal), 0) + 1
  const tree: CategoryTree = {
    nodes: new Map(nodes.map((node) => [node.ordinal, node])),
    bySlug: new Map(nodes.map((node) => [node.slug, node])),
    children: Map.groupBy(nodes, (node) => node.parent),
    parent: new Int32Array(size),
    enter: new Int32Array(size),
    exit: new Int32Array(size),
  }
  let next = 1
  const walk = (node: CategoryNode) => {
    tree.parent[node.ordinal] = node.parent
    tree.enter[node.ordinal] = next++
    for (const child of tree.children.get(node.ordinal) ?? []) walk(child)
    tree.exit[node.ordinal] = next
  }
  for (const root of tree.children.get(0) ?? []) walk(root)
  return tree
}

/** Adds each category's count to all above it. Changes `counts`, which is by ordinal. */
export function rollUp(tree: CategoryTree, counts: Int32Array): Int32Array {
  const bottomUp = [...tree.nodes.keys()].sort((a, b) => (tree.enter[b] as number) - (tree.enter[a] as number))
  for (const ordinal of bottomUp) {
    const parent = tree.parent[ordinal] as number
    if (parent > 0) counts[parent] = (counts[parent] as number) + (counts[ordinal] as number)
  }
  return counts
}
