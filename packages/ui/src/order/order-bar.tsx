import type { ReactNode } from 'react'
import { CaseIcon, TruckIcon } from '../icons/goods.tsx'
import { type Goal, GoalRule } from './progress.tsx'

type Props = {
  title: ReactNode
  /** "14 cases", "168 units", "$1,240.50": as they are written. */
  cases: string
  units: string
  money: string
  minimum?: Goal | undefined
  freight?: Goal | undefined
  /** What can be done with the order from here. */
  action?: ReactNode
}

/** The order as an open book with its sewn spine: what is in it, and how far it is from the two sums that matter. */
export function OrderBar({ title, cases, units, money, minimum, freight, action }: Props) {
  return (
    <section className="order-bar" aria-label={typeof title === 'string' ? title : undefined}>
      <div className="order-bar-sums num">
        <p className="order-bar-title">{title}</p>
        <p className="order-bar-money">{money}</p>
        <p className="order-bar-counts">
          {cases} <span aria-hidden="true">·</span> {units}
        </p>
      </div>
      {minimum || freight ? (
        <div className="order-bar-goals">
          {minimum ? <GoalRule goal={minimum} icon={<CaseIcon size={16} />} /> : null}
          {freight ? <GoalRule goal={freight} icon={<TruckIcon size={16} />} /> : null}
        </div>
      ) : null}
      {action ? <div className="order-bar-action">{action}</div> : null}
    </section>
  )
}
