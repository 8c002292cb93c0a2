'use client'
import NextLink from 'next/link'
import type { ComponentProps } from 'react'
import { useLocale } from '#words/client.tsx'

type Props = Omit<ComponentProps<typeof NextLink>, 'href'> & {
  /** A path of the shop without its locale, such as `/cart`. */
  href: string
}

/** A link within the shop that stays in the reader's locale. What it leads to is fetched when it is followed, unless said otherwise. */
export function Link({ href, prefetch = false, ...rest }: Props) {
  return <NextLink {...rest} href={useLocale().to(href)} prefetch={prefetch} />
}
