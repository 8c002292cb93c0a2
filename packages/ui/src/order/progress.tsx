import type { ReactNode } from 'react'
import { CheckIcon } from '../icons/signs.tsx'

type Props = {
  /** What it is the progress of. */
  label: string
  value: number
  max: number
  /** How far it is, in words, read out instead of a number. */
  valueText: string
  /** A hairline without marks. */
  slim?: boolean
  className?: string
}

/** A rule that fills from the left. Reached, it changes its colour and its words, never its colour alone. */
export function Progress({ label, value, max, valueText, slim = false, className = '' }: Props) {
  return (
    <progress
      className={`progress ${className}`}
      aria-label={label}
      aria-valuetext={valueText}
      value={Math.min(value, max)}
      max={Math.max(max, 1)}
      data-slim={slim ? '' : undefined}
      data-full={value >= max ? '' : undefined}
    />
  )
}

export type Goal = {
  label: string
  value: number
  max: number
  /** "$59.50 to go", or "Reached". */
  words: string
}

/** A goal of the order: its label, how far it is, and the rule below both. A goal that is reached is ticked. */
export function GoalRule({ goal, icon }: { goal: Goal; icon?: ReactNode }) {
  const isReached = goal.value >= goal.max
  return (
    <div className="goal" data-full={isReached ? '' : undefined}>
      <p className="goal-words num">
        <span>
          {isReached ? <CheckIcon size={16} /> : icon}
          <span className="goal-label">{goal.label}</span>
        </span>
        <span className="goal-far">{goal.words}</span>
      </p>
      <Progress label={goal.label} value={goal.value} max={goal.max} valueText={goal.words} />
    </div>
  )
}
