'use client'
import type { ShippingOption } from '@toyline/contracts'
import { useWords } from '#words/client.tsx'
import { chosenExtras } from './method-name.ts'

/** What was chosen besides freight, a line each. */
export function ExtraNames({ of }: { of: Pick<ShippingOption, 'extras'> | undefined }) {
  const t = useWords('totals')
  return chosenExtras(of).map(({ id }) => (
    <p key={id} className="text-ink-2 text-sm">
      {t(`extra.${id}`)}
    </p>
  ))
}
