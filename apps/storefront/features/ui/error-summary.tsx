'use client'
import { useEffect, useRef } from 'react'
import { useWords } from '#words/client.tsx'
import { AlertIcon } from '../shell/icons.tsx'

export type FormProblem = { fieldId: string | null; message: string }

/** What stands between a form and its goal; takes the focus each time it is shown anew, with a link to each field. */
export function ErrorSummary({ problems, attempt }: { problems: FormProblem[]; attempt: number }) {
  const t = useWords('forms')
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt moves the focus again
  useEffect(() => {
    if (problems.length > 0) box.current?.focus()
  }, [attempt])
  if (problems.length === 0) return null
  return (
    <div ref={box} tabIndex={-1} role="alert" className="border-2 border-tomato bg-card p-4">
      <h2 className="flex items-center gap-2 font-sans font-semibold text-lg text-tomato tracking-normal">
        <AlertIcon />
        {t('attention', { count: problems.length })}
      </h2>
      <ul className="mt-2 space-y-1">
        {problems.map(({ fieldId, message }) => (
          <li key={`${fieldId}${message}`}>
            {fieldId ? (
              <a
                href={`#${fieldId}`}
                className="link inline-block py-0.5"
                onClick={(event) => {
                  event.preventDefault()
                  document.getElementById(fieldId)?.focus()
                }}
              >
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
