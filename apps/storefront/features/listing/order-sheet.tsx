'use client'
import { LineSheet, type SheetHeads, type SheetWords } from '@toyline/ui/goods/line-sheet'
import type { SheetRow } from '@toyline/ui/goods/line-sheet-row'
import { useMemo } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import { setInOrder, useOrder } from '../cart/cart-store.ts'
import { Link } from '../ui/link.tsx'

type Props = { caption: string; rows: readonly SheetRow[]; heads: SheetHeads; words: SheetWords }

/** The line sheet of a list: what is typed goes into the order, and what the shop answers stands in the column. */
export function OrderSheet({ caption, rows, heads, words }: Props) {
  const { locale, to } = useLocale()
  const t = useWords('live')
  const quantities = useOrder()?.quantities
  const filled = useMemo(() => rows.map((row) => ({ ...row, quantity: quantities?.get(row.id) ?? 0 })), [rows, quantities])
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows])
  return (
    <form action={to('/cart/update')} method="post">
      <LineSheet
        caption={caption}
        rows={filled}
        heads={heads}
        words={words}
        locale={locale.tag}
        linkAs={Link}
        onQuantities={(changes) =>
          setInOrder(
            locale.market,
            changes.map(({ id, quantity }) => {
              const row = byId.get(id)
              return { variantId: id, quantity, title: row?.title, goods: row && { casePack: row.casePack, unitPrice: row.unitPrice } }
            }),
          )
        }
      />
      <noscript>
        <button type="submit" className="button button-primary mt-4">
          {t('order.fill')}
        </button>
      </noscript>
    </form>
  )
}
