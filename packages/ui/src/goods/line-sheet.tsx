'use client'
import { formatMoney } from '@toyline/contracts/format-money'
import { type ClipboardEvent, type FocusEvent, type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { typedBefore } from '../controls/typed-before.ts'
import type { LinkAs } from '../frame/link-as.ts'
import { type Phrase, say } from '../words/say.ts'
import { fieldName, LineSheetRow, type RowWords, type SheetRow, unitPriceAt } from './line-sheet-row.tsx'
import { isColumn, pastedColumn } from './pasted-column.ts'
import { type QuantityChange, useLineSheet } from './use-line-sheet.ts'

export type SheetHeads = Record<'toy' | 'stock' | 'msrp' | 'margin' | 'price' | 'pack' | 'quantity' | 'sum', string>
export type SheetWords = RowWords & {
  cases: Phrase
  units: Phrase
  total: string
  /** Why a number was changed, with `{title}`, `{casePack}`, `{typed}` and `{quantity}`. */
  rounded: Phrase
  /** After a column was pasted, with `{count}` rows filled. */
  pasted: Phrase
  /** Numbers of a pasted column that found no row, with `{count}`. */
  leftOver: Phrase
}

type Props = {
  caption: string
  rows: readonly SheetRow[]
  heads: SheetHeads
  words: SheetWords
  locale: string
  linkAs?: LinkAs
  /** Rows can be ticked: which are, what all of them and one of them is called, and who hears of it. */
  picks?: { ids: ReadonlySet<string>; all: string; one: Phrase; onPick: (ids: ReadonlySet<string>) => void } | undefined
  /** Names the column of the rows' actions; without it there is none. */
  actions?: string | undefined
  /** Called with what has changed, in whole cases; without it the fields are sent with the form that the sheet stands in. */
  onQuantities?: (changes: QuantityChange[]) => void
}

/**
 * The third density of a listing: an order form. Enter and the down arrow walk down the quantity column, Shift+Enter and the up
 * arrow walk up, Escape takes back what was typed; a column pasted from a spreadsheet fills the rows below.
 */
export function LineSheet({ caption, rows, heads, words, locale, linkAs = 'a', picks, actions, onQuantities }: Props) {
  const sheet = useLineSheet(rows, onQuantities)
  const [pasted, setPasted] = useState<{ filled: number; leftOver: number } | null>(null)
  const { texts, quantities, rounded } = sheet.state
  const table = useRef<HTMLTableElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes alive
  useEffect(() => {
    const typed = typedBefore(table.current)
    const early = rows.flatMap(({ id }) => {
      const text = typed[fieldName(id)]
      return text === undefined ? [] : [{ id, text, isLeft: rowOf(document.activeElement) !== id }]
    })
    const left = early.filter(({ isLeft }) => isLeft)
    if (left.length > 0) sheet.keep(left.map(({ id, text }) => ({ id, quantity: Number.parseInt(text, 10) || 0 })))
    for (const { id, text, isLeft } of early) if (!isLeft) sheet.type(id, text)
  }, [])

  const onInput = ({ target }: FormEvent) => {
    const id = rowOf(target)
    setPasted(null)
    if (id) sheet.type(id, (target as HTMLInputElement).value)
  }
  const onChange = ({ target }: FormEvent) => {
    const { type, value, checked } = target as HTMLInputElement
    if (type !== 'checkbox') return
    const ids = new Set(picks?.ids)
    for (const id of value === ALL ? rows.map((row) => row.id) : [value]) checked ? ids.add(id) : ids.delete(id)
    picks?.onPick(ids)
  }
  const onBlur = ({ target }: FocusEvent) => {
    const id = rowOf(target)
    if (id) sheet.leave(id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const id = rowOf(event.target)
    if (!id || event.nativeEvent.isComposing) return
    if (event.key === 'Escape') return sheet.restore(id)
    const step = event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey) ? 1 : 0
    const back = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey) ? 1 : 0
    if (step + back === 0) return
    // Enter must walk, and not send the form.
    event.preventDefault()
    const fields = quantityFields(event.currentTarget)
    const here = event.target as HTMLInputElement
    const next = fields[fields.indexOf(here) + step - back]
    if (next) next.focus()
    else sheet.leave(id)
    next?.select()
  }
  const onPaste = (event: ClipboardEvent) => {
    const id = rowOf(event.target)
    const text = event.clipboardData.getData('text')
    if (!id || !isColumn(text)) return
    event.preventDefault()
    // Line for line beside the rows as they are seen, also beside those that cannot be ordered.
    const below = rows.slice(rows.findIndex((row) => row.id === id))
    const numbers = pastedColumn(text).flatMap((quantity, at) => (quantity === null ? [] : [{ row: below[at], quantity }]))
    const filled = numbers.flatMap(({ row, quantity }) => (row?.unitPrice ? [{ id: row.id, quantity }] : []))
    sheet.keep(filled)
    setPasted({ filled: filled.length, leftOver: numbers.length - filled.length })
  }

  const ordered = rows.filter(({ id }) => (quantities[id] ?? 0) > 0)
  const cases = ordered.reduce((sum, { id, casePack }) => sum + (quantities[id] ?? 0) / casePack, 0)
  const units = ordered.reduce((sum, { id }) => sum + (quantities[id] ?? 0), 0)
  const amount = ordered.reduce((sum, row) => {
    const quantity = quantities[row.id] ?? 0
    return sum + (unitPriceAt(row, quantity)?.amount ?? 0) * quantity
  }, 0)
  const currency = rows.find(({ unitPrice }) => unitPrice)?.unitPrice?.currency
  const said = [
    pasted ? say(words.pasted, { count: pasted.filled }, locale) : '',
    pasted && pasted.leftOver > 0 ? say(words.leftOver, { count: pasted.leftOver }, locale) : '',
    ...rounded.map(({ id, ...values }) => say(words.rounded, { title: rows.find((row) => row.id === id)?.title ?? '', ...values }, locale)),
  ].filter(Boolean)
  return (
    <div className="line-sheet">
      <table
        ref={table}
        className="sheet"
        data-cards={picks ? '' : undefined}
        onInput={onInput}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onChange={onChange}
      >
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {picks ? (
              <th scope="col" className="sheet-pick">
                <label>
                  <input
                    type="checkbox"
                    value={ALL}
                    checked={rows.every(({ id }) => picks.ids.has(id))}
                    onChange={() => {}}
                    aria-label={picks.all}
                    className="check"
                  />
                  <span aria-hidden="true" className="sheet-pick-all">
                    {picks.all}
                  </span>
                </label>
              </th>
            ) : null}
            <th scope="col" colSpan={2}>
              {heads.toy}
            </th>
            <th scope="col" className="sheet-from-wide">
              {heads.stock}
            </th>
            <th scope="col" className="sheet-number sheet-from-wide">
              {heads.msrp}
            </th>
            <th scope="col" className="sheet-number sheet-from-wide">
              {heads.margin}
            </th>
            <th scope="col" className="sheet-number sheet-from-middle">
              {heads.price}
            </th>
            <th scope="col" className="sheet-pack sheet-from-middle">
              {heads.pack}
            </th>
            <th scope="col" className="sheet-quantity">
              {heads.quantity}
            </th>
            <th scope="col" className="sheet-number sheet-from-middle">
              {heads.sum}
            </th>
            {actions ? (
              <th scope="col" className="sheet-action">
                <span className="sr-only">{actions}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <LineSheetRow
              key={row.id}
              row={row}
              text={texts[row.id] ?? ''}
              quantity={quantities[row.id] ?? 0}
              isRounded={rounded.some(({ id }) => id === row.id)}
              locale={locale}
              words={words}
              linkAs={linkAs}
              pick={picks && { isPicked: picks.ids.has(row.id), label: say(picks.one, { title: row.title }, locale) }}
              hasActions={actions !== undefined}
            />
          ))}
        </tbody>
      </table>
      <div className="sheet-foot num">
        <p role="status" className="sheet-said">
          {said.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
        <p className="sheet-total">
          <span>{say(words.cases, { count: cases }, locale)}</span>
          <span>{say(words.units, { count: units }, locale)}</span>
          <span className="sheet-total-sum">
            <span className="sr-only">{words.total} </span>
            {currency ? formatMoney({ amount, currency }, locale) : null}
          </span>
        </p>
      </div>
    </div>
  )
}

/** The value of the box that ticks all rows; no row has it. */
const ALL = ''

function rowOf(target: EventTarget | null): string | null {
  const field = target as HTMLElement | null
  return field instanceof HTMLInputElement && field.type === 'text' ? (field.closest<HTMLElement>('[data-row]')?.dataset.row ?? null) : null
}

function quantityFields(table: Element): HTMLInputElement[] {
  return [...table.querySelectorAll<HTMLInputElement>('[data-row] input[type=text]')]
}
