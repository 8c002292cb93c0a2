import type { LinkAs } from '../frame/link-as.ts'
import { type Goal, Progress } from './progress.tsx'

type Props = {
  href: string
  /** Everything at once, for who cannot see it. */
  label: string
  cases: string
  /** Only the number, where there is no room for the word. */
  casesShort: string
  money: string
  minimum?: Goal | undefined
  freight?: Goal | undefined
  linkAs?: LinkAs | undefined
}

/** The same book, closed, seen from its spine: for the head of every page. */
export function OrderSpine({ href, label, cases, casesShort, money, minimum, freight, linkAs: Link = 'a' }: Props) {
  return (
    <div className="order-spine-box">
      <Link href={href} aria-label={label} className="order-spine num">
        <span className="order-spine-cases">{cases}</span>
        <span className="order-spine-short">{casesShort}</span>
        <span className="order-spine-money">{money}</span>
      </Link>
      {[minimum, freight].map((goal) =>
        goal ? <Progress key={goal.label} label={goal.label} value={goal.value} max={goal.max} valueText={goal.words} slim /> : null,
      )}
    </div>
  )
}
