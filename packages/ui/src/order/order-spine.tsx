import type { LinkAs } from '../frame/link-as.ts'
import { type Goal, Progress } from './progress.tsx'

type Props = {
  href: string
  /** What it is, read out before the rest, such as "Order"; left out where `cases` says it. */
  label?: string | undefined
  cases: string
  /** Only the number, where there is no room for more. */
  casesShort: string
  /** Read out between cases and money. */
  units?: string | undefined
  /** Left out while there is nothing in it. */
  money?: string | undefined
  minimum?: Goal | undefined
  freight?: Goal | undefined
  linkAs?: LinkAs | undefined
}

/** The same book, closed, seen from its spine: for the head of every page. */
export function OrderSpine({ href, label, cases, casesShort, units, money, minimum, freight, linkAs: Link = 'a' }: Props) {
  return (
    <div className="order-spine-box">
      <Link href={href} className="order-spine num">
        {label ? <span className="sr-only">{label}: </span> : null}
        <span className="order-spine-cases">{cases}</span>
        <span className="order-spine-short" aria-hidden="true">
          {casesShort}
        </span>
        {units ? <span className="sr-only">{units}</span> : null}
        {money ? <span className="order-spine-money">{money}</span> : null}
      </Link>
      {[minimum, freight].map((goal) =>
        goal ? <Progress key={goal.label} label={goal.label} value={goal.value} max={goal.max} valueText={goal.words} slim /> : null,
      )}
    </div>
  )
}
