'use client'
import type { Order, ReturnableLine, ReturnKind, ReturnReason } from '@toyline/contracts'
import { NumberField } from '@toyline/ui/controls/number-field'
import { SelectField } from '@toyline/ui/controls/select-field'
import { useLocale, useWords } from '#words/client.tsx'
import { foreignLang } from '../catalogue/foreign.ts'
import { Picture } from '../catalogue/picture.tsx'
import { variantWords } from '../catalogue/variant-words.ts'
import { hidden } from '../ui/hidden.tsx'
import type { Choice } from './return-form.tsx'

const REASONS: Record<ReturnKind, readonly ReturnReason[]> = {
  return: ['too-many', 'not-selling', 'not-as-expected', 'other'],
  claim: ['damaged', 'short', 'wrong'],
}

type Props = {
  line: Order['lines'][number]
  kind: ReturnKind
  may: ReturnableLine | undefined
  choice: Choice
  onChoose: (choice: Choice) => void
}

/** How many pieces of a line, and why; or why none. */
export function ReturnLine({ line, kind, may, choice, onChoose }: Props) {
  const { locale, number } = useLocale()
  const t = useWords('returns')
  const most = (kind === 'claim' ? may?.claimable : may?.returnable) ?? 0
  const refusal = most === 0 ? t(`refusal.${(kind === 'return' && may?.refusal) || 'too-late'}`) : null
  return (
    <li className="grid grid-cols-[3rem_minmax(0,1fr)] gap-x-3 gap-y-2 py-3">
      <span className="plate block h-12 w-12">
        {line.picture ? <Picture picture={line.picture} sizes="3rem" atMost={48} alt="" /> : null}
      </span>
      <div className="min-w-0">
        <p lang={foreignLang(line.language, locale)} className="font-semibold">
          {line.title}
        </p>
        <p className="text-ink-2 text-sm">{variantWords(line)}</p>
        {refusal ? <p className="mt-1 text-sm">{refusal}</p> : null}
      </div>
      {refusal ? null : (
        <div className="col-span-2 grid grid-cols-[7rem_minmax(0,1fr)] items-start gap-3 sm:col-start-2 sm:col-end-3">
          <NumberField
            id={`pieces-${line.id}`}
            label={t.rich('quantityOf', { title: line.title, hidden })}
            hint={t('of', { count: number(most) })}
            inputMode="numeric"
            min={0}
            max={most}
            step={1}
            value={choice.quantity === 0 ? '' : String(choice.quantity)}
            placeholder="0"
            onChange={({ target }) => onChoose({ ...choice, quantity: Math.min(most, Math.max(0, Math.trunc(Number(target.value)) || 0)) })}
          />
          <SelectField
            id={`reason-${line.id}`}
            label={t.rich('reasonOf', { title: line.title, hidden })}
            placeholder={t('choose')}
            required={choice.quantity > 0}
            value={choice.reason}
            onChange={({ target }) => onChoose({ ...choice, reason: target.value as Choice['reason'] })}
            options={REASONS[kind].map((reason) => ({ value: reason, label: t(`reason.${reason}`) }))}
          />
        </div>
      )}
    </li>
  )
}
