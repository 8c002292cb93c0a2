/** What PromQL says that is no metric. */
const WORDS = new Set('sum max min topk rate by le on and or absent histogram_quantile'.split(' '))
/** What Prometheus tells of itself. */
const ITS_OWN = new Set(['up'])

/** Strings, lists of labels and ranges, which hold no metric; else a name, with what it is narrowed by. */
const PARTS = /"[^"]*"|\bby\s*\([^)]*\)|\[[^\]]*\]|\b([a-zA-Z_][\w:]*)(?:\{([^}]*)\})?/g

/** The metrics that an expression reads, without what the rules record themselves. */
export function metricsIn(expression: string): string[] {
  return [...expression.matchAll(PARTS)]
    .map(([, name]) => name)
    .filter((name) => name !== undefined && !WORDS.has(name) && !ITS_OWN.has(name) && !name.includes(':'))
    .map(String)
}

/** The same expression, of the series alone that one more matcher holds for, as `namespace="toyline"`. */
export function narrowed(expression: string, matcher: string): string {
  return expression.replace(PARTS, (all, name?: string, by?: string) =>
    name === undefined || WORDS.has(name) ? all : `${name}{${by ? `${by},` : ''}${matcher}}`,
  )
}
