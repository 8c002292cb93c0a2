/** The colour behind a product, by the root of its category. */
export const grounds: Record<string, string> = {
  Plush: '#F7C9BE',
  'Desk & collectibles': '#C9DDF4',
  'Baby & toddler': '#D8E8C2',
  'Puzzles & games': '#F2D98F',
  'Wear & carry': '#D9CCF2',
  Seasonal: '#F3C6DD',
}
