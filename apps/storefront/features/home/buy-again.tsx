'use client'
import type { BuyAgainLine } from '@toyline/contracts'
import { smallestQuantity } from '@toyline/contracts/quantities'
import { SectionHead } from '@toyline/ui/frame/section-head'
import type { SheetHeads, SheetWords } from '@toyline/ui/goods/line-sheet'
import type { SheetRow } from '@toyline/ui/goods/line-sheet-row'
import { useEffect, useMemo, useState } from 'react'
import { callApi, identity } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import type { Words } from '#words/words.ts'
import { setInOrder } from '../cart/cart-store.ts'
import { foreignLang } from '../catalogue/foreign.ts'
import { Picture } from '../catalogue/picture.tsx'
import { marginPercent } from '../catalogue/price.ts'
import { stockIn } from '../catalogue/stock.ts'
import { variantWords } from '../catalogue/variant-words.ts'
import { OrderSheet } from '../listing/order-sheet.tsx'
import { Link } from '../ui/link.tsx'

/** For somebody who is signed in and has ordered before: what they are likely to order again, as a line sheet at today's prices. */
export function BuyAgain({ heads, words }: { heads: SheetHeads; words: SheetWords }) {
  const formats = useLocale()
  const { locale } = formats
  const t = useWords('home')
  const catalogue = useWords('catalogue')
  const [lines, setLines] = useState<BuyAgainLine[]>([])

  useEffect(() => {
    if (identity() !== 'person') return
    callApi('listBuyAgain', { query: { market: locale.market, language: locale.language } }).then(
      ({ items }) => setLines(items),
      // The page is whole without it.
      () => {},
    )
  }, [locale])

  const rows = useMemo(() => lines.map((line) => rowOf(line, { ...formats, t, catalogue })), [lines, formats, t, catalogue])
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="again" className="mt-16">
      <SectionHead
        id="again"
        aside={
          <Link href="/account/orders" className="link">
            {t('again.all')}
          </Link>
        }
      >
        {t('again.title')}
      </SectionHead>
      <p className="mb-4 text-ink-2">{t('again.why')}</p>
      <OrderSheet caption={t('again.caption')} rows={rows} heads={heads} words={words} />
    </section>
  )
}

type Reader = ReturnType<typeof useLocale> & { t: Words<'home'>; catalogue: Words<'catalogue'> }

function rowOf(line: BuyAgainLine, { locale, money, percent, day, t, catalogue }: Reader): SheetRow {
  const { variantId: id, handle, sku, picture, price, msrp, tiers, casePack, availability, usualQuantity, everyDays, isDue } = line
  const version = variantWords(line)
  const title = version ? `${line.title}, ${version}` : line.title
  const margin = marginPercent(price, msrp)
  const last = day(line.lastOrderedOn)
  return {
    id,
    href: `/p/${handle}?variant=${id}`,
    title,
    titleLang: foreignLang(line.language, locale),
    sku,
    ground: 'plain',
    picture: picture ? <Picture picture={picture} sizes="2.5rem" atMost={40} alt="" /> : undefined,
    stock: stockIn(catalogue, day, availability),
    unitPrice: price,
    tiers,
    msrp: msrp ? money(msrp) : undefined,
    margin: margin === null ? undefined : percent(margin / 100),
    casePack,
    smallest: smallestQuantity(line),
    note: (
      <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 font-normal text-sm">
        <span className="num text-ink-2">
          {everyDays === null ? t('again.once', { day: last }) : t('again.rhythm', { days: everyDays, day: last })}
          {isDue ? <strong className="font-semibold text-ok"> {t('again.due')}</strong> : null}
        </span>
        <button
          type="button"
          className="button button-small num"
          onClick={() =>
            setInOrder(locale.market, [{ variantId: id, quantity: usualQuantity, title, goods: { casePack, unitPrice: price } }])
          }
        >
          {t('again.take', { quantity: usualQuantity })}
          <span className="sr-only">, {title}</span>
        </button>
      </span>
    ),
  }
}
