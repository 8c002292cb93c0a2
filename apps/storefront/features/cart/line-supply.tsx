'use client'
import type { CartLine } from '@toyline/contracts'
import { StockState } from '@toyline/ui/goods/stock-state'
import { useLocale, useWords } from '#words/client.tsx'

/** What of a line is there and what is still to come; nothing where all of it is there. */
export function LineSupply({ supply: { now, later } }: Pick<CartLine, 'supply'>) {
  const { day } = useLocale()
  const t = useWords('cart')
  if (!later) return null
  const { quantity, arrivesOn } = later
  return (
    <p className="mt-1 text-sm">
      <StockState state="arriving">
        {arrivesOn === null
          ? t('supply.unknown', { now, later: quantity })
          : t('supply.arriving', { now, later: quantity, day: day(arrivesOn) })}
      </StockState>
    </p>
  )
}
