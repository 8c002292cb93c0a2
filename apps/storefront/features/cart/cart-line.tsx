'use client'
import type { CartLine } from '@toyline/contracts'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import { Picture } from '../catalogue/picture.tsx'
import { marginPercent } from '../catalogue/price.ts'
import { variantWords } from '../catalogue/variant-words.ts'
import { AlertIcon, CloseIcon } from '../shell/icons.tsx'
import { hidden } from '../ui/hidden.tsx'
import { Link } from '../ui/link.tsx'
import { lineProblemWords } from './line-problems.ts'

/** Fast clicks on plus and minus are one change. */
const SETTLE_MS = 350

type Props = { line: CartLine; onQuantity: (quantity: number) => void; onRemove: () => void }

export function CartLineRow({ line, onQuantity, onRemove }: Props) {
  const { money, percent } = useLocale()
  const t = useWords('cart')
  const id = useId()
  const margin = marginPercent(line.unitPrice, line.msrp)
  const version = variantWords(line)
  const name = version ? `${line.title}, ${version}` : line.title
  return (
    <li className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-4 gap-y-2 border-line border-b py-4 sm:grid-cols-[6rem_minmax(0,1fr)_auto_7rem]">
      <Link href={`/p/${line.handle}?variant=${line.variantId}`} tabIndex={-1} aria-hidden="true" className="plate block aspect-square">
        {line.picture ? <Picture picture={line.picture} sizes="6rem" alt="" /> : null}
      </Link>
      <div className="min-w-0">
        <h2 className="font-sans font-semibold text-base leading-snug tracking-normal sm:text-lg">
          <Link href={`/p/${line.handle}?variant=${line.variantId}`} className="quiet-link inline-block py-0.5">
            {line.title}
          </Link>
        </h2>
        <p className="text-ink-2">{version}</p>
        <p className="num mt-1 text-ink-2 text-sm">
          {[
            line.sku,
            t('line.case', { count: line.casePack }),
            line.unitPrice && t('line.each', { price: money(line.unitPrice) }),
            margin !== null && t('line.margin', { margin: percent(margin / 100) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <div className="col-start-2 flex items-start gap-2 sm:col-start-3">
        <LineQuantity id={id} name={name} line={line} onQuantity={onQuantity} />
        <button
          type="submit"
          name="remove"
          value={line.variantId}
          onClick={onRemove}
          aria-label={t('line.remove', { name })}
          className="button button-quiet h-11 w-11 px-0 text-ink-2"
        >
          <CloseIcon />
        </button>
      </div>
      <p className="num col-start-2 font-semibold text-lg sm:col-start-4 sm:pt-2 sm:text-right">
        {line.lineTotal ? money(line.lineTotal) : t('line.noPrice')}
      </p>
      {line.problems.length > 0 ? (
        <ul id={`${id}-problems`} className="col-span-full space-y-2">
          {line.problems.map((problem) => (
            <li key={problem.code} className="flex flex-wrap items-center gap-x-3 gap-y-2 border-tomato border-l-4 bg-card px-3 py-2">
              <span className="flex items-center gap-2 text-tomato">
                <AlertIcon />
                {lineProblemWords(t, problem, line)}
              </span>
              {problem.suggestions.map((quantity) => (
                <button
                  key={quantity}
                  type="submit"
                  name="set"
                  value={`${line.variantId}:${quantity}`}
                  onClick={() => onQuantity(quantity)}
                  className="button button-small num"
                >
                  {t('line.changeTo', { quantity })}
                </button>
              ))}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}

type QuantityProps = { id: string; name: string; line: CartLine; onQuantity: (quantity: number) => void }

function LineQuantity({ id, name, line, onQuantity }: QuantityProps) {
  const t = useWords('cart')
  const { casePack, quantity, variantId, problems } = line
  const [text, setText] = useState(String(quantity))
  const [offer, setOffer] = useState<number[]>([])
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  // Every answer of the shop is the truth, except where somebody is typing or still clicking.
  useEffect(() => {
    if (timer.current === undefined && document.activeElement !== input.current) setText(String(line.quantity))
  }, [line])

  const typed = Number.parseInt(text, 10)
  const commit = (next: number) => {
    clearTimeout(timer.current)
    timer.current = undefined
    if (!Number.isFinite(next) || next < 0) {
      setText(String(quantity))
      setOffer([])
    } else if (next % casePack !== 0) {
      const below = Math.floor(next / casePack) * casePack
      setOffer(below > 0 ? [below, below + casePack] : [below + casePack])
    } else {
      setOffer([])
      setText(String(next))
      if (next !== quantity) onQuantity(next)
    }
  }
  const step = (by: number) => {
    const next = Math.max(casePack, (Math.floor((Number.isFinite(typed) ? typed : quantity) / casePack) + by) * casePack)
    setText(String(next))
    clearTimeout(timer.current)
    timer.current = setTimeout(() => commit(next), SETTLE_MS)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    const all = [...(event.currentTarget.form?.querySelectorAll<HTMLInputElement>('input[name^="line:"]') ?? [])]
    const next = all[all.indexOf(event.currentTarget) + 1]
    commit(typed)
    next?.focus()
    next?.select()
  }
  const isOdd = offer.length > 0
  const described = [problems.length > 0 && `${id}-problems`, isOdd && `${id}-offer`].filter(Boolean).join(' ')
  return (
    <div>
      <div className="flex">
        <button
          type="button"
          aria-label={t('line.fewer', { name })}
          disabled={typed <= casePack}
          onClick={() => step(-1)}
          className="button h-11 w-11 rounded-r-none border-line-strong border-r-0 px-0 text-lg"
        >
          −
        </button>
        <input
          ref={input}
          name={`line:${variantId}`}
          aria-label={t('line.quantity', { name })}
          type="number"
          inputMode="numeric"
          min={0}
          max={100_000}
          step={casePack}
          value={text}
          aria-invalid={isOdd || problems.length > 0}
          aria-describedby={described || undefined}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => commit(typed)}
          onKeyDown={onKeyDown}
          className="input plain-number num w-16 rounded-none text-center"
        />
        <button
          type="button"
          aria-label={t('line.more', { name })}
          onClick={() => step(1)}
          className="button h-11 w-11 rounded-l-none border-line-strong border-l-0 px-0 text-lg"
        >
          +
        </button>
      </div>
      <div id={`${id}-offer`} role="alert" className="num mt-1.5 max-w-44 text-sm text-tomato empty:hidden">
        {isOdd ? (
          <>
            <p>{t('line.soldIn', { casePack })}</p>
            <p className="mt-1 flex gap-2">
              {offer.map((whole) => (
                <button key={whole} type="button" className="button button-small" onClick={() => commit(whole)}>
                  {t.rich('line.change', { hidden, quantity: whole })}
                </button>
              ))}
            </p>
          </>
        ) : null}
      </div>
    </div>
  )
}
