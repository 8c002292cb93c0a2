import type { ReactNode } from 'react'

export type TimelineStep = {
  title: ReactNode
  /** Machine-readable time with its words; left out for what is still to come. */
  time?: { iso: string; words: ReactNode } | undefined
  note?: ReactNode
  state: 'done' | 'now' | 'next' | 'stopped'
}

type Props = {
  label: string
  steps: readonly TimelineStep[]
  /** How each state is read out. */
  words: Record<TimelineStep['state'], string>
}

/** What has happened to an order and what comes next: tick boxes on a line. */
export function Timeline({ label, steps, words }: Props) {
  return (
    <ol aria-label={label} className="timeline">
      {steps.map(({ title, time, note, state }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have an order and no names of their own
        <li key={index} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span className="timeline-mark" aria-hidden="true" />
          <p className="timeline-title">
            {title} <span className="sr-only">({words[state]})</span>
          </p>
          {time ? (
            <time dateTime={time.iso} className="timeline-time num">
              {time.words}
            </time>
          ) : null}
          {note ? <div className="timeline-note">{note}</div> : null}
        </li>
      ))}
    </ol>
  )
}
