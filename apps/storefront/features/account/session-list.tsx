'use client'
import { useRouter } from 'next/navigation'
import { callApi } from '#data/browser.ts'
import { dayOf } from '../order/dates.ts'
import { Notice } from '../ui/notice.tsx'
import { useRequest } from '../ui/use-request.ts'
import { deviceName } from './device-name.ts'

type Session = { id: string; createdAt: string; lastSeenAt: string; userAgent: string | null; current: boolean }

export function SessionList({ sessions }: { sessions: Session[] }) {
  const router = useRouter()
  const { isBusy, problem, run } = useRequest()
  return (
    <>
      {problem ? (
        <Notice kind="problem" live className="mt-3">
          {problem.message}
        </Notice>
      ) : null}
      <ul className="mt-3 border-ink border-t-2">
        {sessions.map(({ id, createdAt, lastSeenAt, userAgent, current }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 border-line border-b py-3">
            <div>
              <p className="font-semibold">
                {deviceName(userAgent)} {current ? <span className="font-normal text-ok">(this device)</span> : null}
              </p>
              <p className="num text-ink-2 text-sm">
                Signed in {dayOf(createdAt, 'en-US')}, last seen {dayOf(lastSeenAt, 'en-US')}
              </p>
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
                Sign out<span className="sr-only"> {deviceName(userAgent)}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
