import { cleanHtml } from '../html/clean-html.ts'
import type { Cell } from './columns.ts'

const TAG = /<\/?(p|br|ul|ol|li|div|span|strong|em|b|i|h[1-6]|table|a)\b[^>]*>/i

/** The description as clean HTML: sanitised where it is HTML, as paragraphs with every sign escaped where it is text. */
export function describe(description: readonly Cell[], details: readonly Cell[], html: boolean): string {
  return [...description.slice(0, 1), ...details]
    .map(({ text }) => (html ? markup(text) : paragraphs(escaped(text))))
    .filter((part) => part !== '')
    .join('\n')
}

function markup(text: string): string {
  const clean = cleanHtml(text).trim()
  return TAG.test(text) ? clean : paragraphs(clean)
}

function paragraphs(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => `<p>${part.trim().replaceAll('\n', '<br />')}</p>`)
    .join('\n')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
