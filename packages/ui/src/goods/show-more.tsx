import type { ReactNode } from 'react'
import { Button } from '../controls/button.tsx'
import { LinkButton } from '../controls/link-button.tsx'
import type { LinkAs } from '../frame/link-as.ts'
import { Progress } from '../order/progress.tsx'

type Props = {
  /** "Show 48 more". Left out when everything is shown. */
  label?: ReactNode
  /** Where more is shown, or else what shows it. */
  href?: string | undefined
  onMore?: (() => void) | undefined
  /** "96 of 212 shown". */
  status: string
  shown: number
  total: number
  linkAs?: LinkAs
}

/** The foot of a listing: how much of it is shown, and the rest on demand. */
export function ShowMore({ label, href, onMore, status, shown, total, linkAs }: Props) {
  return (
    <div className="show-more num">
      <Progress label={status} value={shown} max={total} valueText={status} slim />
      <p aria-hidden="true">{status}</p>
      {href ? (
        <LinkButton href={href} linkAs={linkAs} rel="next">
          {label}
        </LinkButton>
      ) : null}
      {onMore ? <Button onClick={onMore}>{label}</Button> : null}
    </div>
  )
}
