export type Form = { [name: string]: string | Form | (string | Form)[] }

/** Reads `a[b][c]=v` and `a[0]=v` as Stripe does. */
export function parseForm(text: string): Form {
  const form: Form = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.split(/\]?\[|\]$/).filter((part, index) => part !== '' || index === 0)
    let at: Form = form
    for (const part of path.slice(0, -1)) at = at[part] = (at[part] ?? {}) as Form
    at[path.at(-1) ?? ''] = value
  }
  return withLists(form) as Form
}

function withLists(value: Form | string): Form | string | (string | Form)[] {
  if (typeof value === 'string') return value
  const entries = Object.entries(value).map(([name, inner]) => [name, withLists(inner as Form | string)] as const)
  if (entries.length > 0 && entries.every(([name], index) => name === String(index)))
    return entries.map(([, inner]) => inner as string | Form)
  return Object.fromEntries(entries) as Form
}
