import type { ComponentProps } from 'react'
import { Link } from '../ui/link.tsx'

/** A link to the same listing, differently: the page stays where it is. */
export function StayLink(link: ComponentProps<typeof Link>) {
  return <Link {...link} scroll={false} />
}
