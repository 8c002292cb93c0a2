'use client'
import { Button } from '@toyline/ui/controls/button'
import { Notice } from '@toyline/ui/frame/notice'
import { useRouter } from 'next/navigation'
import { callApi } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { hidden } from '../ui/hidden.tsx'
import { useRequest } from '../ui/use-request.ts'
import { deviceName } from './device-name.ts'

type Session = { id: string; createdAt: string; lastSeenAt: string; userAgent: string | null; current: boolean }

export function SessionList({ sessions }: { sessions: Session[] }) {
  const router = useRouter()
  const { day } = useLocale()
  const t = useWords('account')
  const { isBusy, said, run } = useRequest()
  return (
    <>
      {said ? (
        <Notice kind="problem" live className="mt-3">
          {said}
        </Notice>
      ) : null}
      <ul>
        {sessions.map(({ id, createdAt, lastSeenAt, userAgent, current }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 border-line border-b py-3">
            <div>
              <p className="font-semibold">
                {deviceName(t, userAgent)} {current ? <span className="font-normal text-ok">{t('device.this')}</span> : null}
              </p>
              <p className="num text-ink-2 text-sm">{t('device.since', { since: day(createdAt), seen: day(lastSeenAt) })}</p>
            </div>
            {current ? null : (
              <Button
                size="small"
                disabled={isBusy}
                onClick={async () => {
                  if (await run(() => callApi('endSession', { params: { id } }))) router.refresh()
                }}
              >
                {t.rich('device.signOut', { hidden, device: deviceName(t, userAgent) })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
