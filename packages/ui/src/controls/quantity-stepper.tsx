'use client'
import { formatMoney } from '@toyline/contracts/format-money'
import { MAX_QUANTITY } from '@toyline/contracts/quantities'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { MinusIcon, PlusIcon } from '../icons/signs.tsx'
import type { Money } from '../words/money.ts'
import { type Phrase, say } from '../words/say.ts'
import { caseBelow, inWholeCases } from './quantities.ts'

export type StepperWords = {
  fewer: string
  more: string
  /** Why a typed number was changed, with `{casePack}`, `{typed}` and `{quantity}`. */
  rounded: Phrase
  /** Offers the whole cases below, with `{quantity}`. */
  instead: Phrase
  /** Number of cases, with `{count}`. */
  cases: Phrase
}

type Props = {
  label: ReactNode
  /** Reads the label out without showing it, as in the rows of a table. */
  hideLabel?: boolean
  name?: string
  casePack: number
  smallest: number
  defaultQuantity?: number
  /** Of one unit; with it the sum of the line is shown. */
  price?: Money | null
  locale: string
  words: StepperWords
  size?: 'small' | 'medium' | 'large'
  /** Called with whole cases only: after a step, as they are typed, and when the field is left. */
  onQuantity?: (quantity: number) => void
}

/** A quantity in whole cases. Without a script it is a number field whose steps are cases, checked by the browser itself. */
export function QuantityStepper(props: Props) {
  const {
    label,
    hideLabel = false,
    name,
    casePack,
    smallest,
    defaultQuantity = smallest,
    price,
    locale,
    words,
    size = 'medium',
    onQuantity,
  } = props
  const id = useId()
  const [text, setText] = useState(String(defaultQuantity))
  const [typed, setTyped] = useState<number | null>(null)
  const told = useRef(defaultQuantity)
  const field = useRef<HTMLInputElement>(null)
  const whole = (typedText: string) => inWholeCases(Number.parseInt(typedText, 10), casePack, smallest)
  const quantity = whole(text)
  const below = typed === null ? null : caseBelow(typed, casePack, smallest)

  const tell = (next: number) => {
    if (next !== told.current) onQuantity?.(next)
    told.current = next
  }
  const set = (next: number) => {
    setText(String(next))
    setTyped(null)
    tell(next)
  }
  /** Whole cases count as they are typed; anything else waits until the field is left. */
  const read = (value: string) => {
    setText(value)
    setTyped(null)
    if (String(whole(value)) === value) tell(whole(value))
  }
  const settle = (value: string) => {
    if (String(whole(value)) === value) return
    setTyped(Number.parseInt(value, 10))
    setText(String(whole(value)))
    tell(whole(value))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes alive, for what was typed before
  useEffect(() => {
    const early = field.current
    if (!early || early.value === early.defaultValue) return
    read(early.value)
    if (document.activeElement !== early) settle(early.value)
  }, [])
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') settle(text)
    const step = event.key === 'ArrowUp' ? casePack : event.key === 'ArrowDown' ? -casePack : 0
    if (step === 0) return
    event.preventDefault()
    set(inWholeCases(quantity + step, casePack, smallest))
  }
  return (
    <div className="stepper" data-size={size}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'field-label'}>
        {label}
      </label>
      <div className="stepper-box">
        <button
          type="button"
          aria-label={words.fewer}
          disabled={quantity <= smallest}
          onClick={() => set(inWholeCases(quantity - casePack, casePack, smallest))}
        >
          <MinusIcon />
        </button>
        <input
          ref={field}
          id={id}
          name={name}
          type="number"
          inputMode="numeric"
          min={smallest}
          max={MAX_QUANTITY}
          step={casePack}
          value={text}
          onChange={(event) => read(event.target.value)}
          onBlur={() => settle(text)}
          onKeyDown={onKeyDown}
          aria-describedby={`${id}-sum`}
          className="plain-number"
        />
        <button type="button" aria-label={words.more} onClick={() => set(inWholeCases(quantity + casePack, casePack, smallest))}>
          <PlusIcon />
        </button>
      </div>
      <p id={`${id}-sum`} className="stepper-sum num">
        {say(words.cases, { count: quantity / casePack }, locale)}
        {price ? ` · ${formatMoney({ ...price, amount: price.amount * quantity }, locale)}` : null}
      </p>
      <div role="status" className="stepper-why num">
        {typed === null ? null : (
          <>
            {say(words.rounded, { casePack, typed, quantity }, locale)}{' '}
            {below === null ? null : (
              <button type="button" className="link" onClick={() => set(below)}>
                {say(words.instead, { quantity: below }, locale)}
              </button>
            )}
          </>
        )}
      </div>
    </div>
  )
}
