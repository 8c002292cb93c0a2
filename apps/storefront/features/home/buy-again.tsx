'use client'
import type { MarketId, Product } from '@toyline/contracts'
import { smallestQuantity } from '@toyline/contracts/quantities'
import { SectionHead } from '@toyline/ui/frame/section-head'
import type { SheetHeads, SheetWords } from '@toyline/ui/goods/line-sheet'
import type { SheetRow } from '@toyline/ui/goods/line-sheet-row'
import { useEffect, useState } from 'react'
import { callApi, identity } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import type { Formats } from '#words/formats.ts'
import type { Words } from '#words/words.ts'
import { groundOf } from '../catalogue/ground.ts'
import { Picture } from '../catalogue/picture.tsx'
import { marginPercent } from '../catalogue/price.ts'
import { stockIn } from '../catalogue/stock.ts'
import { variantWords } from '../catalogue/variant-words.ts'
import { OrderSheet } from '../listing/order-sheet.tsx'
import { Link } from '../ui/link.tsx'

/** So many toys of the newest order, each asked for as it is now. */
const MOST = 8

type Bought = { product: Product; variantIds: Set<string> }

/** For somebody who is signed in and has ordered before: the toys of their newest order as a line sheet, at today's prices. */
export function BuyAgain({ heads, words }: { heads: SheetHeads; words: SheetWords }) {
  const formats = useLocale()
  const { market } = formats.locale
  const t = useWords('home')
  const catalogue = useWords('catalogue')
  const [rows, setRows] = useState<SheetRow[]>([])

  useEffect(() => {
    if (identity() !== 'person') return
    readBought(market).then(
      (bought) => setRows(bought.flatMap((one) => rowsOf(one, formats, catalogue))),
      // The page is whole without it.
      () => {},
    )
  }, [market, formats, catalogue])

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
      <OrderSheet caption={t('again.caption')} rows={rows} heads={heads} words={words} />
    </section>
  )
}

async function readBought(market: MarketId): Promise<Bought[]> {
  const { items } = await callApi('listOrders', { query: { limit: 5 } })
  const last = items.find(({ state }) => state === 'placed')
  if (!last) return []
  const order = await callApi('getOrder', { params: { id: last.id as `ord_${string}` }, query: {} })
  const handles = [...new Set(order.lines.map(({ handle }) => handle))].slice(0, MOST)
  const variantIds = new Set(order.lines.map(({ variantId }) => variantId))
  const products = await Promise.all(
    handles.map((handle) => callApi('getProduct', { params: { handle }, query: { market } }).catch(() => null)),
  )
  return products.flatMap((product) => (product ? [{ product, variantIds }] : []))
}

function rowsOf({ product, variantIds }: Bought, { money, percent, day }: Formats, catalogue: Words<'catalogue'>): SheetRow[] {
  return product.variants
    .filter(({ id }) => variantIds.has(id))
    .map((variant) => {
      const { id, sku, price, msrp, tiers, casePack, availability } = variant
      const version = variantWords({ title: product.title, variantTitle: variant.title })
      const margin = marginPercent(price, msrp)
      const picture = product.pictures.find((one) => one.id === variant.pictureId) ?? product.pictures[0]
      return {
        id,
        href: `/p/${product.handle}?variant=${id}`,
        title: version ? `${product.title}, ${version}` : product.title,
        sku,
        ground: groundOf(product.categories[0]?.slug),
        picture: picture ? <Picture picture={picture} sizes="2.5rem" atMost={40} alt="" /> : undefined,
        stock: stockIn(catalogue, day, availability),
        unitPrice: availability.state === 'out-of-stock' ? null : price,
        tiers,
        msrp: msrp ? money(msrp) : undefined,
        margin: margin === null ? undefined : percent(margin / 100),
        casePack,
        smallest: smallestQuantity(variant),
      }
    })
}
