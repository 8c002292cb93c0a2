'use client'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'

type Props = {
  label: string
  tabs: readonly { id: string; label: ReactNode; panel: ReactNode }[]
  /** The id of the tab that is open at first. */
  first?: string
}

/** Sheets behind each other in one place. The arrow keys change the sheet, Tab goes into it. */
export function Tabs({ label, tabs, first }: Props) {
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(first ?? tabs[0]?.id)

  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ id }) => id === open)
    const places: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }
    const place = places[event.key]
    if (place === undefined) return
    event.preventDefault()
    const index = (place + tabs.length) % tabs.length
    setOpen(tabs[index]?.id)
    list.current?.querySelectorAll('button')[index]?.focus()
  }
  return (
    <div className="tabs">
      <div ref={list} role="tablist" aria-label={label} className="tab-list" onKeyDown={onKeyDown}>
        {tabs.map(({ id, label: words }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${base}-${id}`}
            aria-selected={id === open}
            aria-controls={`${base}-${id}-panel`}
            tabIndex={id === open ? 0 : -1}
            onClick={() => setOpen(id)}
            className="tab"
          >
            {words}
          </button>
        ))}
      </div>
      {tabs.map(({ id, panel }) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the sheet itself is the next stop after its tab
        <div key={id} role="tabpanel" id={`${base}-${id}-panel`} aria-labelledby={`${base}-${id}`} hidden={id !== open} tabIndex={0}>
          {panel}
        </div>
      ))}
    </div>
  )
}
