'use client'
import { useRouter } from 'next/navigation'
import { callApi } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { hidden } from '../ui/hidden.tsx'
import { Notice } from '../ui/notice.tsx'
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
      <ul className="mt-3 border-ink border-t-2">
        {sessions.map(({ id, createdAt, lastSeenAt, userAgent, current }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 border-line border-b py-3">
            <div>
              <p className="font-semibold">
                {deviceName(t, userAgent)} {current ? <span className="font-normal text-ok">{t('device.this')}</span> : null}
              </p>
              <p className="num text-ink-2 text-sm">{t('device.since', { since: day(createdAt), seen: day(lastSeenAt) })}</p>
            </div>
            {current ? null : (
              <button
                type="button"
                className="button button-small"
                disabled={isBusy}
                onClick={async () => {
                  if (await run(() => callApi('endSession', { params: { id } }))) router.refresh()
                }}
              >
                {t.rich('device.signOut', { hidden, device: deviceName(t, userAgent) })}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
