'use client'
import type { Money } from '@toyline/contracts'
import { useId, useState } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import { inWholeCases } from '../catalogue/price.ts'

/** Above this the API refuses a line. */
const MOST = 100_000

type Props = { casePack: number; smallest: number; price: Money }

/** A quantity in whole cases. Without a script it is a number field whose steps are cases, checked by the browser itself. */
export function QuantityStepper({ casePack, smallest, price }: Props) {
  const { money } = useLocale()
  const t = useWords('product-live')
  const id = useId()
  const [text, setText] = useState(String(smallest))
  const [said, setSaid] = useState('')
  const quantity = inWholeCases(Number(text), casePack, smallest)
  const cases = quantity / casePack

  const set = (next: number) => {
    setText(String(Math.min(next, Math.floor(MOST / casePack) * casePack)))
    setSaid('')
  }
  const settle = () => {
    if (String(quantity) === text) return
    setText(String(quantity))
    setSaid(t('rounded', { casePack, typed: text || t('nothing'), quantity }))
  }
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm">
        {t('quantity')}
      </label>
      <div className="flex">
        <button
          type="button"
          aria-label={t('fewer')}
          disabled={quantity <= smallest}
          onClick={() => set(quantity - casePack)}
          className="button min-h-12 w-12 rounded-r-none border-line-strong border-r-0 px-0 text-xl"
        >
          −
        </button>
        <input
          id={id}
          name="quantity"
          type="number"
          inputMode="numeric"
          min={smallest}
          max={MOST}
          step={casePack}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setSaid('')
          }}
          onBlur={settle}
          onKeyDown={(event) => {
            if (event.key === 'Enter') settle()
          }}
          aria-describedby={`${id}-sum`}
          className="input plain-number num min-h-12 w-20 rounded-none text-center text-lg"
        />
        <button
          type="button"
          aria-label={t('more')}
          onClick={() => set(quantity + casePack)}
          className="button min-h-12 w-12 rounded-l-none border-line-strong border-l-0 px-0 text-xl"
        >
          +
        </button>
      </div>
      <p id={`${id}-sum`} className="num mt-1 text-ink-2 text-sm">
        {t('sum', { count: cases, price: money({ ...price, amount: price.amount * quantity }) })}
      </p>
      <p role="status" className="num max-w-48 text-sm text-warn empty:hidden">
        {said}
      </p>
    </div>
  )
}
