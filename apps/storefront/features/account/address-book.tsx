'use client'
import type { AddressFormat } from '@toyline/addresses/form'
import type { SavedAddress } from '@toyline/contracts'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useWords } from '#words/client.tsx'
import { hidden } from '../ui/hidden.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRequest } from '../ui/use-request.ts'
import { AddressEditor } from './address-editor.tsx'

type Saved = { address: SavedAddress; lines: string[] }
type Props = { saved: Saved[]; countries: { code: string; name: string }[]; format: AddressFormat }

export function AddressBook({ saved, countries, format }: Props) {
  const router = useRouter()
  const t = useWords('account')
  const { isBusy, said: refused, run } = useRequest()
  const [editing, setEditing] = useState<SavedAddress | 'new' | null>(null)
  const [said, setSaid] = useState('')

  const remove = async (address: SavedAddress) => {
    if (!(await run(() => callApi('removeAddress', { params: { id: address.id as `adr_${string}` } })))) return
    setSaid(t('address.removed'))
    router.refresh()
  }
  const done = (words: string) => {
    setEditing(null)
    setSaid(words)
    router.refresh()
  }
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h1 className="text-3xl">{t('addresses')}</h1>
        {editing ? null : (
          <button type="button" className="button" onClick={() => setEditing('new')}>
            {t('address.add')}
          </button>
        )}
      </div>
      <p role="status" className="text-ok">
        {said}
      </p>
      {refused ? (
        <Notice kind="problem" live className="mt-3">
          {refused}
        </Notice>
      ) : null}
      {editing ? (
        <AddressEditor
          key={editing === 'new' ? 'new' : editing.id}
          address={editing === 'new' ? null : editing}
          countries={countries}
          format={format}
          onDone={done}
          onCancel={() => setEditing(null)}
        />
      ) : null}
      {saved.length === 0 && !editing ? (
        <p className="mt-6 border border-line-strong border-dashed bg-card px-6 py-10 text-center text-lg">{t('address.none')}</p>
      ) : null}
      <ul className="mt-6 grid gap-4 sm:grid-cols-2">
        {saved.map(({ address, lines }) => (
          <li key={address.id} className="flex flex-col border border-line-strong bg-card p-4">
            <h2 className="flex items-baseline justify-between gap-2 text-lg">
              {address.label ?? address.company ?? address.name}
              {address.isDefault ? (
                <span className="font-sans font-normal text-ink-2 text-sm tracking-normal">{t('address.usedFirst')}</span>
              ) : null}
            </h2>
            <address className="mt-1 flex-1 not-italic [overflow-wrap:anywhere]">
              {lines.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one address never move
                <span key={index} className="block">
                  {line}
                </span>
              ))}
            </address>
            <div className="mt-3 flex gap-2">
              <button type="button" className="button button-small" onClick={() => setEditing(address)}>
                {t.rich('address.change', { hidden, name: lines[0] ?? '' })}
              </button>
              <button type="button" className="button button-small" disabled={isBusy} onClick={() => void remove(address)}>
                {t.rich('address.remove', { hidden, name: lines[0] ?? '' })}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
