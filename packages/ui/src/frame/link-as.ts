import type { AnchorHTMLAttributes, ElementType } from 'react'

export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }

/** What a piece makes its links of: `a`, or the router's own link of whoever uses it. */
export type LinkAs = ElementType<LinkProps>
