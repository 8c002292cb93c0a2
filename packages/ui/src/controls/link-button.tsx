import type { LinkAs, LinkProps } from '../frame/link-as.ts'
import { type ButtonShape, buttonClass } from './button-class.ts'

type Props = LinkProps & ButtonShape & { linkAs?: LinkAs | undefined }

/** A link that looks like a button, for going somewhere; what changes something is a Button. */
export function LinkButton({ look, size, wide, className, linkAs: Link = 'a', children, ...link }: Props) {
  return (
    <Link {...link} className={buttonClass({ look, size, wide, className })}>
      {children}
    </Link>
  )
}
