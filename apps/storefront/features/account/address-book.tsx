'use client'
import type { AddressFormat } from '@toyline/addresses/form'
import type { SavedAddress } from '@toyline/contracts'
import { Button } from '@toyline/ui/controls/button'
import { OrderSentDrawing } from '@toyline/ui/drawings/order-sent'
import { EmptyState } from '@toyline/ui/frame/empty-state'
import { Notice } from '@toyline/ui/frame/notice'
import { SectionHead } from '@toyline/ui/frame/section-head'
import { Stamp } from '@toyline/ui/goods/stamp'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useWords } from '#words/client.tsx'
import { hidden } from '../ui/hidden.tsx'
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
  const add = <Button onClick={() => setEditing('new')}>{t('address.add')}</Button>
  return (
    <>
      <SectionHead level={1} aside={editing || saved.length === 0 ? null : add}>
        {t('addresses')}
      </SectionHead>
      <p role="status" className="font-semibold text-ok">
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
        <EmptyState drawing={<OrderSentDrawing />} title={t('address.none')} actions={add}>
          <p>{t('address.noneText')}</p>
        </EmptyState>
      ) : null}
      <ul className="mt-6 grid gap-4 sm:grid-cols-2">
        {saved.map(({ address, lines }) => (
          <li key={address.id} className="flex flex-col rounded-sm border border-line-strong bg-card p-4">
            <h2 className="flex items-baseline justify-between gap-2 text-lg">
              {address.label ?? address.company ?? address.name}
              {address.isDefault ? <Stamp size="small">{t('address.usedFirst')}</Stamp> : null}
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
              <Button size="small" onClick={() => setEditing(address)}>
                {t.rich('address.change', { hidden, name: lines[0] ?? '' })}
              </Button>
              <Button size="small" disabled={isBusy} onClick={() => void remove(address)}>
                {t.rich('address.remove', { hidden, name: lines[0] ?? '' })}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
