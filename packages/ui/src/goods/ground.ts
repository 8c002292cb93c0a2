/** The papers of the catalogue's chapters; `plain` is no chapter's. */
export const GROUNDS = ['plush', 'desk', 'baby', 'puzzle', 'wear', 'season', 'plain'] as const
export type Ground = (typeof GROUNDS)[number]

/** Sets the chapter's papers for what stands below: `.plate` and `.ground` take the lit sheet, `.tint` the tinted one. */
export function groundClass(ground: Ground): string {
  return ground === 'plain' ? '' : `ground-${ground}`
}
