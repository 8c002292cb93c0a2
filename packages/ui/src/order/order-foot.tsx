import type { ReactNode } from 'react'
import { CaseIcon, TruckIcon } from '../icons/goods.tsx'
import { type Goal, GoalRule } from './progress.tsx'

type Props = {
  label: string
  /** "14 cases", "168 units", "$1,240.50": as they are written. */
  cases: string
  units: string
  money: string
  minimum?: Goal | undefined
  freight?: Goal | undefined
  /** What can be done with the order from here. */
  action: ReactNode
  /** Only where there is no room for the open book beside the lines. */
  isNarrow?: boolean
}

/** The order lying open at the foot of the page while goods are chosen. On a phone it shows the sum and the goal that is next. */
export function OrderFoot({ label, cases, units, money, minimum, freight, action, isNarrow = false }: Props) {
  return (
    <section className="order-foot" aria-label={label} data-narrow={isNarrow ? '' : undefined}>
      <div className="page order-foot-page">
        <p className="order-foot-sums num">
          <span className="order-foot-money">{money}</span>
          <span className="order-foot-counts">
            {cases} <span aria-hidden="true">·</span> {units}
          </span>
        </p>
        {minimum || freight ? (
          <div className="order-foot-goals">
            {minimum ? <GoalRule goal={minimum} icon={<CaseIcon size={16} />} /> : null}
            {freight ? <GoalRule goal={freight} icon={<TruckIcon size={16} />} /> : null}
          </div>
        ) : null}
        <div className="order-foot-action">{action}</div>
      </div>
    </section>
  )
}
