'use client'
import { formatMoney } from '@toyline/contracts/format-money'
import { priceAt } from '@toyline/contracts/price-at'
import { memo, type ReactNode } from 'react'
import type { LinkAs } from '../frame/link-as.ts'
import type { Money } from '../words/money.ts'
import { type Phrase, say } from '../words/say.ts'
import type { Ground } from './ground.ts'
import { Plate } from './plate.tsx'
import { Stamp } from './stamp.tsx'
import { type Stock, StockState } from './stock-state.tsx'

export type SheetRow = {
  id: string
  href: string
  title: string
  /** Where it is not written in the page's language. */
  titleLang?: string | undefined
  sku: string
  ground: Ground
  picture?: ReactNode
  about?: ReactNode
  stock: { state: Stock; words: ReactNode }
  /** Of one unit at the smallest quantity; null where it cannot be ordered. */
  unitPrice: Money | null
  /** Prices by quantity, where there are such; minimums rise. */
  tiers?: readonly { minQuantity: number; unitPrice: Money }[] | undefined
  msrp?: string | undefined
  margin?: string | undefined
  casePack: number
  /** The smallest quantity that may be ordered, in whole cases. */
  smallest: number
  /** What is in the order already. */
  quantity?: number
  /** Said below the name, such as what keeps the row from being ordered. */
  note?: ReactNode
  /** At the end of the row, such as a button that takes it away. */
  action?: ReactNode
}

/** What one unit costs at this quantity. */
export function unitPriceAt({ unitPrice, tiers = [] }: Pick<SheetRow, 'unitPrice' | 'tiers'>, quantity: number): Money | null {
  return unitPrice && (priceAt(tiers, quantity)?.tier.unitPrice ?? unitPrice)
}

export type RowWords = {
  /** Names the quantity of a row, with `{title}`. */
  quantityOf: Phrase
  /** Said in place of a quantity that cannot be given. */
  noPrice: string
}

/** Of the quantity of a row, where the form is sent without a script. */
export const fieldName = (id: string) => `line:${id}`

/** The box before a row: whether it is ticked, and what it is called. */
export type RowPick = { isPicked: boolean; label: string }

type Props = {
  row: SheetRow
  text: string
  quantity: number
  isRounded: boolean
  locale: string
  words: RowWords
  linkAs: LinkAs
  pick?: RowPick | undefined
  hasActions: boolean
}

export const LineSheetRow = memo(function LineSheetRow({
  row,
  text,
  quantity,
  isRounded,
  locale,
  words,
  linkAs: Link,
  pick,
  hasActions,
}: Props) {
  const { id, href, title, titleLang, sku, ground, picture, about, stock, msrp, margin, casePack, note, action } = row
  const unitPrice = unitPriceAt(row, quantity)
  const price = unitPrice ? formatMoney(unitPrice, locale) : null
  return (
    <tr data-row={id} className={quantity > 0 ? 'sheet-ordered' : undefined}>
      {pick ? (
        <td className="sheet-pick">
          <label>
            <input
              type="checkbox"
              name="pick"
              value={id}
              checked={pick.isPicked}
              onChange={() => {}}
              className="check"
              aria-label={pick.label}
            />
          </label>
        </td>
      ) : null}
      <td className="sheet-plate">{picture ? <Plate ground={ground}>{picture}</Plate> : null}</td>
      <th scope="row" className="sheet-toy">
        <Link href={href} className="quiet-link">
          {titleLang ? <span lang={titleLang}>{title}</span> : title}
        </Link>
        <span className="sheet-small num">
          <span className="sheet-sku">{sku}</span>
          {about ? <span className="sheet-from-wide">{about}</span> : null}
          <span className="sheet-to-wide">
            ×{casePack}
            {price ? ` · ${price}` : null}
          </span>
          <StockState state={stock.state} className="sheet-to-wide">
            {stock.words}
          </StockState>
        </span>
        {note}
      </th>
      <td className="sheet-from-wide">
        <StockState state={stock.state}>{stock.words}</StockState>
      </td>
      <td className="sheet-number sheet-from-wide">{msrp}</td>
      <td className="sheet-number sheet-from-wide sheet-margin">{margin}</td>
      <td className="sheet-number sheet-from-middle sheet-price">{price}</td>
      <td className="sheet-pack sheet-from-middle">
        {quantity > 0 ? (
          <Stamp key={quantity} size="small" fresh>
            {quantity / casePack} × {casePack}
          </Stamp>
        ) : (
          <span>× {casePack}</span>
        )}
      </td>
      <td className="sheet-quantity">
        {unitPrice ? (
          <input
            name={fieldName(id)}
            type="text"
            inputMode="numeric"
            pattern="[0-9]*"
            autoComplete="off"
            enterKeyHint="next"
            value={text}
            // The sheet hears of every change; React only wants to be told that somebody does.
            onChange={() => {}}
            aria-label={say(words.quantityOf, { title }, locale)}
            data-rounded={isRounded ? '' : undefined}
          />
        ) : (
          <span className="sheet-none">{words.noPrice}</span>
        )}
      </td>
      <td className="sheet-number sheet-sum sheet-from-middle">
        {unitPrice && quantity > 0 ? formatMoney({ ...unitPrice, amount: unitPrice.amount * quantity }, locale) : null}
      </td>
      {hasActions ? <td className="sheet-action">{action}</td> : null}
    </tr>
  )
})
