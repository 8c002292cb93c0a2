import { type Locale, ORIGINAL_LANGUAGE, type Product, type ProductPicture } from '@toyline/contracts'
import type { Words } from '#words/words.ts'

/**
 * Pictures with what they show in the reader's words: as it was imported where the page is in the language of the catalogue, else the toy
 * and the side of it, because nobody has translated more.
 */
export function picturesIn({ title, pictures }: Product, { language }: Locale, t: Words<'product'>): ProductPicture[] {
  if (language === ORIGINAL_LANGUAGE) return pictures
  return pictures.map((picture) => ({ ...picture, alt: sideOf(picture, t) ? `${title}, ${sideOf(picture, t)}` : title }))
}

function sideOf({ view }: ProductPicture, t: Words<'product'>): string | null {
  const key = `view.${view}`
  return t.has(key) ? t(key) : null
}
