import type { ReactNode } from 'react'
import type { Area, MessageKey } from './messages.ts'

type Wrap = (inside: ReactNode) => ReactNode
export type Values = Record<string, string | number | Date | Wrap>

/** The words of one area in the reader's language. */
export type Words<A extends Area> = {
  (key: MessageKey<A>, values?: Record<string, string | number | Date>): string
  /** With elements: `<link>…</link>` in the message becomes what `values.link` makes of it. */
  rich(key: MessageKey<A>, values: Values): ReactNode
  has(key: string): key is MessageKey<A>
}
