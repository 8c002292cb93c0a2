'use client'
import type { CartLine } from '@toyline/contracts'
import { Button } from '@toyline/ui/controls/button'
import { LinkButton } from '@toyline/ui/controls/link-button'
import { type KeyboardEvent, useId, useState } from 'react'
import { useLocale, useWords } from '#words/client.tsx'

type Props = { chosen: readonly CartLine[]; onCases: (cases: number) => void; onRemove: () => void }

/** Above the lines: what can be done with those that are ticked, and the cart as a file and on paper. */
export function CartTools({ chosen, onCases, onRemove }: Props) {
  const { to } = useLocale()
  const t = useWords('cart')
  const id = useId()
  const [cases, setCases] = useState('1')
  const count = Number.parseInt(cases, 10)
  const isNone = chosen.length === 0
  const set = () => {
    if (!isNone && count > 0) onCases(count)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    set()
  }
  return (
    <div className="no-print mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <fieldset disabled={isNone} className="needs-script flex flex-wrap items-center gap-2">
        <legend className="sr-only">{t('pick.title')}</legend>
        <span role="status" className="num min-w-24 text-ink-2 text-sm">
          {t('pick.count', { count: chosen.length })}
        </span>
        <label htmlFor={id} className="text-sm">
          {t('pick.cases')}
        </label>
        <input
          id={id}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={cases}
          onChange={(event) => setCases(event.target.value.replace(/\D/g, '').slice(0, 4))}
          onKeyDown={onKeyDown}
          className="input num w-16 text-right"
        />
        <Button onClick={set} disabled={isNone || !(count > 0)}>
          {t('pick.set')}
        </Button>
        <Button onClick={onRemove} disabled={isNone}>
          {t('pick.remove')}
        </Button>
      </fieldset>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={to('/cart/export')} look="quiet" size="small" download>
          {t('export')}
        </LinkButton>
        <Button look="quiet" size="small" className="needs-script" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
    </div>
  )
}
