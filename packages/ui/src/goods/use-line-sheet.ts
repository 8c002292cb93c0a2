'use client'
import { useState } from 'react'
import { inWholeCases } from '../controls/quantities.ts'
import type { SheetRow } from './line-sheet-row.tsx'

export type QuantityChange = { id: string; quantity: number }
/** A number that was not in whole cases, and what became of it. */
export type Rounded = { id: string; typed: number; quantity: number; casePack: number }

type State = { texts: Record<string, string>; quantities: Record<string, number>; rounded: readonly Rounded[] }

const textOf = (quantity: number) => (quantity > 0 ? String(quantity) : '')

function answer(state: State, { id, quantity = 0 }: SheetRow): State {
  const isTyping = (state.texts[id] ?? '') !== textOf(state.quantities[id] ?? 0)
  return {
    ...state,
    quantities: { ...state.quantities, [id]: quantity },
    texts: isTyping ? state.texts : { ...state.texts, [id]: textOf(quantity) },
  }
}

/** What stands in the quantity column: as typed, and, once a field is left, in whole cases. */
export function useLineSheet(rows: readonly SheetRow[], onQuantities?: (changes: QuantityChange[]) => void) {
  const [state, setState] = useState<State>(() => {
    const quantities = Object.fromEntries(rows.map(({ id, quantity = 0 }) => [id, quantity]))
    return { quantities, texts: Object.fromEntries(rows.map(({ id, quantity = 0 }) => [id, textOf(quantity)])), rounded: [] }
  })

  // What the shop answers is the truth, except where somebody is typing.
  const [seen, setSeen] = useState(rows)
  if (seen !== rows) {
    setSeen(rows)
    const before = new Map(seen.map(({ id, quantity = 0 }) => [id, quantity]))
    const told = rows.filter(({ id, quantity = 0 }) => before.get(id) !== quantity)
    if (told.length > 0) setState(told.reduce(answer, state))
  }

  /** Keeps quantities, each in whole cases, and tells only what has changed. */
  const keep = (wanted: readonly QuantityChange[]) => {
    const texts = { ...state.texts }
    const quantities = { ...state.quantities }
    const rounded: Rounded[] = []
    const changes: QuantityChange[] = []
    for (const { id, quantity: typed } of wanted) {
      const row = rows.find((one) => one.id === id)
      if (!row?.unitPrice) continue
      const quantity = typed > 0 ? inWholeCases(typed, row.casePack, row.smallest) : 0
      if (quantity !== typed) rounded.push({ id, typed, quantity, casePack: row.casePack })
      if (quantity !== (quantities[id] ?? 0)) changes.push({ id, quantity })
      quantities[id] = quantity
      texts[id] = textOf(quantity)
    }
    setState({ texts, quantities, rounded })
    if (changes.length > 0) onQuantities?.(changes)
  }

  return {
    state,
    keep,
    type: (id: string, text: string) => setState((now) => ({ ...now, texts: { ...now.texts, [id]: text.replace(/\D/g, '').slice(0, 6) } })),
    /** The text of a field becomes its quantity. */
    leave(id: string) {
      if (state.texts[id] === textOf(state.quantities[id] ?? 0)) return
      keep([{ id, quantity: Number(state.texts[id]) }])
    },
    restore: (id: string) => setState((now) => ({ ...now, texts: { ...now.texts, [id]: textOf(now.quantities[id] ?? 0) } })),
  }
}
