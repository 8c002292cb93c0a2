'use client'
import type { SavedAddress } from '@toyline/contracts'
import { useWords } from '#words/client.tsx'
import { type AddressDraft, draftOf } from '../addresses/address-draft.ts'

type Props = { saved: SavedAddress[]; current: AddressDraft; onChoose: (draft: AddressDraft) => void }

/** Addresses from the account, as a way to fill the fields below. */
export function SavedAddresses({ saved, current, onChoose }: Props) {
  const t = useWords('checkout')
  if (saved.length === 0) return null
  return (
    <fieldset>
      <legend className="mb-2 font-semibold text-sm">{t('yourAddresses')}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {saved.map((address) => {
          const draft = draftOf(address)
          const isChosen = JSON.stringify(draft) === JSON.stringify(current)
          return (
            <label
              key={address.id}
              className={`flex gap-3 border bg-card p-3 text-sm ${isChosen ? 'border-2 border-ink p-[11px]' : 'border-line-strong'}`}
            >
              <input type="radio" name="saved-address" className="check mt-0.5" checked={isChosen} onChange={() => onChoose(draft)} />
              <span>
                <span className="font-semibold">{address.label ?? address.company ?? address.name}</span>
                <br />
                {[address.line1, address.city, address.area, address.postcode].filter(Boolean).join(', ')}
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
