/** Pages of goods: what a buying agent asks for. */
export function hasMarkdown(path: string): boolean {
  return /^\/(products|search)?$|^\/[cp]\/[^/]+$/.test(path)
}

/** Whether who asks would rather read Markdown than HTML, by RFC 9110's weights; whoever does not name it never does. */
export function wantsMarkdown(accept: string | null): boolean {
  const markdown = weightOf('text/markdown', accept)
  return markdown > 0 && markdown >= weightOf('text/html', accept)
}

function weightOf(type: string, accept: string | null): number {
  for (const part of (accept ?? '').split(',')) {
    const [name, ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    if (name !== type) continue
    const weight = Number(parameters.find((text) => text.startsWith('q='))?.slice(2) ?? 1)
    return Number.isFinite(weight) ? weight : 0
  }
  return 0
}
