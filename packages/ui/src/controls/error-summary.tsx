'use client'
import { useEffect, useRef } from 'react'
import { AlertIcon } from '../icons/signs.tsx'
import { type Phrase, say } from '../words/say.ts'

/** `fieldId` is null where the problem is nobody's in particular. */
export type FormProblem = { fieldId: string | null; message: string }

type Props = {
  problems: readonly FormProblem[]
  /** Counts the tries: each takes the focus anew. */
  attempt: number
  /** With `{count}`. */
  title: Phrase
  locale: string
}

/** What stands between a form and its goal, with a link to each field. */
export function ErrorSummary({ problems, attempt, title, locale }: Props) {
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt moves the focus again
  useEffect(() => {
    if (problems.length > 0) box.current?.focus()
  }, [attempt])
  if (problems.length === 0) return null
  return (
    <div ref={box} tabIndex={-1} role="alert" className="error-summary">
      <h2>
        <AlertIcon />
        {say(title, { count: problems.length }, locale)}
      </h2>
      <ul>
        {problems.map(({ fieldId, message }) => (
          <li key={`${fieldId} ${message}`}>
            {fieldId ? (
              <a
                href={`#${fieldId}`}
                className="link"
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
