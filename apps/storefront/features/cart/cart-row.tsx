'use client'
import type { CartLine, Locale } from '@toyline/contracts'
import { smallestQuantity } from '@toyline/contracts/quantities'
import { IconButton } from '@toyline/ui/controls/icon-button'
import type { SheetRow } from '@toyline/ui/goods/line-sheet-row'
import { AlertIcon, CrossIcon } from '@toyline/ui/icons/signs'
import type { Formats } from '#words/formats.ts'
import type { Words } from '#words/words.ts'
import { foreignLang } from '../catalogue/foreign.ts'
import { Picture } from '../catalogue/picture.tsx'
import { marginPercent } from '../catalogue/price.ts'
import { stockIn } from '../catalogue/stock.ts'
import { variantWords } from '../catalogue/variant-words.ts'
import { lineProblemWords } from './line-problems.ts'
import { LineSupply } from './line-supply.tsx'

type Reader = Pick<Formats, 'money' | 'percent' | 'day'> & { locale: Locale; t: Words<'cart'>; catalogue: Words<'catalogue'> }
type Happening = {
  /** Its change waits for the line to come back. */
  isWaiting: boolean
  onQuantity: (quantity: number) => void
}

/** A line of the cart as a row of the line sheet, with what keeps it from being ordered and what would save money. */
export function cartRow(
  line: CartLine,
  { locale, money, percent, day, t, catalogue }: Reader,
  { isWaiting, onQuantity }: Happening,
): SheetRow {
  const { variantId, handle, sku, picture, quantity, unitPrice, msrp, casePack, nextTier, problems } = line
  const version = variantWords(line)
  const name = version ? `${line.title}, ${version}` : line.title
  const margin = marginPercent(unitPrice, msrp)
  const isGone = problems.some(({ code }) => code === 'unavailable' || code === 'no-price')
  return {
    id: variantId,
    href: `/p/${handle}?variant=${variantId}`,
    title: name,
    titleLang: foreignLang(line.language, locale),
    sku,
    ground: 'plain',
    picture: picture ? <Picture picture={picture} sizes="2.5rem" atMost={40} alt="" /> : undefined,
    stock: stockIn(catalogue, day, line.availability),
    unitPrice: isGone ? null : unitPrice,
    msrp: msrp ? money(msrp) : undefined,
    margin: margin === null ? undefined : percent(margin / 100),
    casePack,
    smallest: smallestQuantity(line),
    quantity,
    note: (
      <>
        {isWaiting ? <span className="block font-normal text-sm text-warn">{t('line.waiting')}</span> : null}
        <LineSupply supply={line.supply} />
        {nextTier && problems.length === 0 ? (
          <span className="num block font-normal text-ok text-sm">
            {t('line.nextTier', { missing: nextTier.missing, price: money(nextTier.unitPrice) })}
          </span>
        ) : null}
        {problems.length > 0 ? (
          <ul className="mt-1 space-y-1 font-normal text-sm">
            {problems.map((problem) => (
              <li key={problem.code} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="flex items-center gap-1.5 text-tomato">
                  <AlertIcon size={18} />
                  {lineProblemWords(t, problem, line)}
                </span>
                {problem.suggestions.map((suggestion) => (
                  <button
                    key={suggestion}
                    type="submit"
                    name="set"
                    value={`${variantId}:${suggestion}`}
                    onClick={() => onQuantity(suggestion)}
                    className="button button-small num"
                  >
                    {t('line.changeTo', { quantity: suggestion })}
                  </button>
                ))}
              </li>
            ))}
          </ul>
        ) : null}
      </>
    ),
    action: (
      <IconButton
        type="submit"
        name="remove"
        value={variantId}
        look="quiet"
        label={t('line.remove', { name })}
        onClick={() => onQuantity(0)}
      >
        <CrossIcon size={20} />
      </IconButton>
    ),
  }
}
