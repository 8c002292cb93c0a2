import { PictureView } from '@toyline/contracts'

/** Other words for a view, as files and columns use them. */
const ALSO: Record<string, PictureView> = {
  'three-quarters': 'three-quarter',
  close: 'detail',
  'close-up': 'detail',
  closeup: 'detail',
  packaging: 'pack',
  package: 'pack',
  ruler: 'scale',
  size: 'scale',
  360: 'spin',
}
const VIEWS = new Map<string, PictureView>([
  ...PictureView.options.map((view): [string, PictureView] => [view, view]),
  ...Object.entries(ALSO),
])

/** The view that a word names; null for any other word. */
export function readView(word: string): PictureView | null {
  return (
    VIEWS.get(
      word
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/g, '-'),
    ) ?? null
  )
}

/** The view that a file is named after, as in `clippy-plush-three-quarter.png`; null where its name ends in no view. */
export function viewInName(source: string): PictureView | null {
  const name = source
    .replace(/[?#].*$/, '')
    .replace(/^.*[/\\]/, '')
    .replace(/\.[a-z0-9]+$/i, '')
  const words = name
    .toLowerCase()
    .split(/[-_\s]+/)
    .slice(1)
  return readView(words.slice(-2).join('-')) ?? readView(words.at(-1) ?? '')
}

/** A turn is made in this many steps. */
export const SPIN_FRAMES = 24

/** How the frames, which are square, lie on a sheet of this shape; null where they cannot. */
export function spinGrid({ width, height }: { width: number; height: number }): { columns: number; rows: number } | null {
  const columns = Math.round(Math.sqrt((SPIN_FRAMES * width) / height))
  if (columns < 1 || SPIN_FRAMES % columns !== 0) return null
  const rows = SPIN_FRAMES / columns
  return Math.abs(width / columns / (height / rows) - 1) < 0.02 ? { columns, rows } : null
}

/** For each place on a card the views that may stand there, best first. */
const CARD: readonly PictureView[][] = [
  ['three-quarter', 'front'],
  ['back', 'side'],
  ['scale', 'detail', 'pack'],
]

/** The pictures of a card: the toy, its back, its size, as far as there are such; else the first ones. At most three, none twice. */
export function cardPictures<P extends { view: PictureView | null }>(pictures: readonly P[]): P[] {
  const still = pictures.filter(({ view }) => view !== 'spin')
  const [first, ...others] = CARD.map((views) =>
    views.map((view) => still.find((one) => one.view === view)).find((one) => one !== undefined),
  )
  const chosen = [first ?? still[0], ...others, ...still].filter((one) => one !== undefined)
  return [...new Set(chosen)].slice(0, CARD.length)
}
