import localFont from 'next/font/local'

export const text = localFont({
  src: '../../../node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2',
  weight: '300 900',
  variable: '--font-text-file',
  display: 'swap',
  // Next measures regular letters alone; the stand-ins of font-stand-ins.css know how wide bold ones are.
  adjustFontFallback: false,
  fallback: ['Text in Arial', 'Text in Roboto'],
})

/** Loaded when a heading asks for it: a second preload would race the first picture. */
export const display = localFont({
  src: '../../../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
  weight: '200 800',
  variable: '--font-display-file',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  fallback: ['Display in Arial', 'Display in Roboto'],
})
