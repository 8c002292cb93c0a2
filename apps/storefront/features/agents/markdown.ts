/** Text as Markdown says it, on one line: nothing in it is taken for a heading, a link, a table cell or HTML. */
export function inMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#~]/g, '\\$&')
}

/** A row of a table; cells are Markdown already. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [tableRow(head), tableRow(head.map(() => '---')), ...rows.map(tableRow)].join('\n')
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

/** The paragraphs and list items of a description, as Markdown. Its HTML is what the products service lets through. */
export function describeInMarkdown(html: string): string {
  return html
    .replace(/<li[^>]*>/gi, '\n\u0000')
    .replace(/<\/(p|ul|ol|h[2-4]|table|blockquote)>/gi, '\n\n')
    .replace(/<br\s*\/?>|<\/tr>/gi, '\n')
    .replace(/<\/t[dh]>/gi, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .split('\n')
    .map((line) => (line.startsWith('\u0000') ? `- ${inMarkdown(line.slice(1))}` : inMarkdown(line)))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
