import type { ReactNode } from 'react'
import type { Letter } from '../domain/letters.ts'

/** The mail as HTML and as plain text, both complete. What draws is loaded with the first mail: it takes more memory than all services' code. */
export async function draw(letter: Pick<Letter, 'template' | 'data'>): Promise<{ html: string; text: string }> {
  const [{ render, toPlainText }, { templates }] = await Promise.all([import('react-email'), import('./letters.ts')])
  const element = (templates[letter.template] as (data: unknown) => ReactNode)(letter.data)
  const html = await render(element)
  return { html, text: toPlainText(html) }
}
