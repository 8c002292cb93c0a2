'use client'
import { CaseButton } from '@toyline/ui/controls/case-button'
import { type FormEvent, useState } from 'react'

/** The button of a card, ordering nothing. */
export function CaseDemo({ first }: { first: number }) {
  const [cases, setCases] = useState(first)
  const add = (event: FormEvent) => {
    event.preventDefault()
    setCases(cases + 1)
  }
  return (
    <form onSubmit={add} className="w-56">
      <CaseButton
        label="Add a case of Ninja Cat"
        cases={cases}
        casePack={12}
        count={cases > 0 ? `${cases} cases in the order` : undefined}
        fewer="One case fewer of Ninja Cat"
        onFewer={() => setCases(cases - 1)}
      >
        Add a case
      </CaseButton>
    </form>
  )
}
