'use client'
import { type ReactNode, useState } from 'react'
import { Stamp } from '../goods/stamp.tsx'
import { MinusIcon, PlusIcon } from '../icons/signs.tsx'
import { Button } from './button.tsx'

type Props = {
  /** What pressing it does, read out in every state, such as "Add a case of Ninja Cat". */
  label: string
  /** The same as it is shown while none is in the order. */
  children: ReactNode
  /** Cases in the order, and how many are in one. */
  cases: number
  casePack: number
  /** Read out, such as "2 cases in the order". */
  count?: string | undefined
  /** Names the button that takes a case back. */
  fewer: string
  onFewer: () => void
}

/**
 * The button of a form that orders one case; once there are some it shows how many, and one can be taken back. It stays where it is,
 * so a second quick press means the same as the first: the way back appears only after that.
 */
export function CaseButton({ label, children, cases, casePack, count, fewer, onFewer }: Props) {
  const [presses, setPresses] = useState(0)
  const isOrdered = cases > 0
  return (
    <div className="case-button" data-ordered={isOrdered ? '' : undefined}>
      <Button type="submit" aria-label={isOrdered ? undefined : label} onClick={() => setPresses(presses + 1)}>
        {isOrdered ? (
          <>
            <span className="sr-only">{count ? `${label}. ${count}` : label}</span>
            <span aria-hidden="true" className="contents">
              <Stamp key={cases} size="small" fresh={presses > 0}>
                {cases} × {casePack}
              </Stamp>
              <PlusIcon />
            </span>
          </>
        ) : (
          children
        )}
      </Button>
      {isOrdered ? (
        <button
          key={presses}
          type="button"
          aria-label={fewer}
          onClick={onFewer}
          className="case-fewer"
          data-late={presses > 0 ? '' : undefined}
        >
          <MinusIcon />
        </button>
      ) : null}
    </div>
  )
}
