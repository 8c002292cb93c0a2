'use client'
import { RadioCards } from '@toyline/ui/controls/radio-cards'
import { useRef, useState } from 'react'
import { useWords } from '#words/client.tsx'
import { type AddressDraft, emptyAddress, isSameDraft } from '../addresses/address-draft.ts'
import { AddressFields } from '../addresses/address-fields.tsx'
import type { AddressState } from '../addresses/use-address.ts'
import { hidden } from '../ui/hidden.tsx'
import { Folded } from './folded.tsx'
import type { KnownAddress } from './known-addresses.ts'

type Props = { known: KnownAddress[]; state: AddressState; countries: { code: string; name: string }[]; disabled: boolean }

/** Chosen in the place of a known address: one that is written here. */
export const OTHER = 'other'

/** Where the order goes: what is known of the buyer, or the fields of an address. */
export function ShipTo({ known, state, countries, disabled }: Props) {
  const t = useWords('checkout')
  const chosen = known.find(({ draft }) => isSameDraft(draft, state.value))
  const [isOpen, setOpen] = useState(false)
  const written = useRef<AddressDraft>(emptyAddress(state.value.country))
  const fields = <AddressFields prefix="ship" purpose="shipping" state={state} countries={countries} />
  if (known.length === 0) return fields
  // An address of the book may lack what its country asks for by now.
  if (chosen && !isOpen && state.peek())
    return (
      <Folded change={t.rich('change.address', { hidden })} disabled={disabled} onChange={() => setOpen(true)}>
        <Printed lines={chosen.lines} />
      </Folded>
    )
  const choose = (id: string) => {
    if (!chosen) written.current = state.value
    state.replace(known.find((one) => one.id === id)?.draft ?? written.current)
  }
  return (
    <RadioCards
      id="ship-to"
      name="ship-to"
      legend={t('yourAddresses')}
      value={chosen?.id ?? OTHER}
      onChange={(event) => choose(event.target.value)}
      cards={[
        ...known.map(({ id, name, lines }) => ({ value: id, label: name, note: lines.filter((line) => line !== name).join(', ') })),
        { value: OTHER, label: t('otherAddress'), more: chosen ? null : fields },
      ]}
    />
  )
}

function Printed({ lines }: { lines: string[] }) {
  return (
    <address className="not-italic">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one address never move
        <span key={index} className={index === 0 ? 'block font-semibold' : 'block'}>
          {line}
        </span>
      ))}
    </address>
  )
}
