import { groundClass as classOf, GROUNDS, type Ground } from '@toyline/ui/goods/ground.ts'

/** The paper of a chapter: each of the catalogue's root categories is printed on its own. */
export function groundOf(rootCategory: string | null | undefined): Ground {
  return GROUNDS.find((ground) => rootCategory?.startsWith(ground)) ?? 'plain'
}

/** Sets that paper for what stands below. */
export function groundClass(rootCategory: string | null | undefined): string {
  return classOf(groundOf(rootCategory))
}
