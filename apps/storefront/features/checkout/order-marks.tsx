'use client'
import { TextArea } from '@toyline/ui/controls/text-area'
import { TextField } from '@toyline/ui/controls/text-field'
import { useWords } from '#words/client.tsx'

type Props = {
  poNumber: string
  note: string
  onChange: (part: { poNumber?: string; note?: string }) => void
  disabled: boolean
  /** Behind a link, for who has little use for it. */
  folded: boolean
}

/** What the buyer's own books want to find on the order. */
export function OrderMarks({ poNumber, note, onChange, disabled, folded }: Props) {
  const t = useWords('checkout')
  const forms = useWords('forms')
  const fields = (
    <div className="grid gap-4">
      <TextField
        id="po-number"
        name="po-number"
        className="max-w-sm"
        label={t('po')}
        optional={forms('optional')}
        hint={t('poHint')}
        value={poNumber}
        onChange={(event) => onChange({ poNumber: event.target.value })}
        maxLength={60}
        autoComplete="off"
        disabled={disabled}
      />
      <TextArea
        id="note"
        name="note"
        label={t('note')}
        optional={forms('optional')}
        value={note}
        onChange={(event) => onChange({ note: event.target.value })}
        maxLength={1_000}
        rows={2}
        autoComplete="off"
        disabled={disabled}
      />
    </div>
  )
  if (!folded) return fields
  return (
    <details open={poNumber !== '' || note !== ''}>
      <summary className="link inline-flex min-h-9 cursor-pointer items-center text-sm">{t('addMarks')}</summary>
      <div className="mt-2">{fields}</div>
    </details>
  )
}
