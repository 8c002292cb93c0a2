import type { ReactNode } from 'react'
import { render, toPlainText } from 'react-email'
import type { Letter } from '../domain/letters.ts'
import { templates } from './letters.ts'

/** The mail as HTML and as plain text, both complete. */
export async function draw(letter: Pick<Letter, 'template' | 'data'>): Promise<{ html: string; text: string }> {
  const element = (templates[letter.template] as (data: unknown) => ReactNode)(letter.data)
  const html = await render(element)
  return { html, text: toPlainText(html) }
}
