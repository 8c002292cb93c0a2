import { type Locale, ORIGINAL_LANGUAGE, type Product, type ProductPicture } from '@toyline/contracts'
import type { Words } from '#words/words.ts'

/**
 * Pictures with what they show in the reader's words: as it was imported where the page is in the language of the catalogue, else the toy
 * and the side of it, because nobody has translated more.
 */
export function picturesIn({ title, pictures }: Product, { language }: Locale, t: Words<'product'>): ProductPicture[] {
  if (language === ORIGINAL_LANGUAGE) return pictures
  return pictures.map((picture) => {
    const rendering = isRendered(picture) ? t('rendering') : null
    return { ...picture, alt: [title, sideOf(picture, t), rendering].filter(Boolean).join(', ') }
  })
}

/** Whether the catalogue says that a picture is no photograph. */
export function isRendered({ alt }: Pick<ProductPicture, 'alt'>): boolean {
  return /\brendering$/i.test(alt)
}

function sideOf({ view }: ProductPicture, t: Words<'product'>): string | null {
  const key = `view.${view}`
  return t.has(key) ? t(key) : null
}
