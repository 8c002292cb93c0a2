'use client'
import { type ComponentProps, type FormEvent, useEffect, useRef, useState } from 'react'
import type { Phrase } from '../words/say.ts'
import { ErrorSummary, type FormProblem } from './error-summary.tsx'

type Props = ComponentProps<'form'> & {
  /** The head of the summary, with `{count}`. */
  problemsTitle: Phrase
  locale: string
  /** What the server refused; a new list is shown and focused anew. */
  problems?: readonly FormProblem[] | undefined
}

const NONE: readonly FormProblem[] = []

/**
 * A form that the browser itself keeps from being sent while a field is wrong. Instead of the browser's bubble a summary with a
 * link to each wrong field takes the focus. Without a script the browser's own words appear.
 */
export function CheckedForm({ problemsTitle, locale, problems = NONE, onSubmit, onInvalid, onInput, children, ...form }: Props) {
  const found = useRef<FormProblem[] | null>(null)
  const [wrong, setWrong] = useState<readonly FormProblem[]>(NONE)
  const [attempt, setAttempt] = useState(0)
  const [answered, setAnswered] = useState(problems)
  if (answered !== problems) {
    setAnswered(problems)
    setAttempt(attempt + 1)
  }

  // What has been put right leaves the summary, whether somebody typed it or the page filled it in.
  const forgetRight = () =>
    setWrong((before) => {
      const still = before.filter(({ fieldId }) => isWrong(fieldId))
      return still.length === before.length ? before : still
    })
  useEffect(forgetRight)

  const gather = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const control = event.target as HTMLInputElement
    if (!found.current) {
      // The browser tells of all wrong fields one after the other, in one task.
      found.current = []
      setTimeout(() => {
        setWrong(found.current ?? NONE)
        found.current = null
        setAttempt((before) => before + 1)
      })
    }
    const isRadio = control.type === 'radio'
    const first = isRadio
      ? (control.form?.querySelector<HTMLInputElement>(`input[name="${CSS.escape(control.name)}"]`) ?? control)
      : control
    if (found.current.some(({ fieldId }) => fieldId === first.id)) return
    found.current.push({ fieldId: first.id, message: control.validationMessage })
  }

  return (
    <form
      {...form}
      onInvalidCapture={gather}
      onInvalid={onInvalid}
      onInput={(event) => {
        onInput?.(event)
        forgetRight()
      }}
      onSubmit={(event) => {
        setWrong(NONE)
        onSubmit?.(event)
      }}
    >
      <ErrorSummary problems={wrong.length > 0 ? wrong : problems} attempt={attempt} title={problemsTitle} locale={locale} />
      {children}
    </form>
  )
}

function isWrong(fieldId: string | null): boolean {
  const control = fieldId === null ? null : (document.getElementById(fieldId) as HTMLInputElement | null)
  return control?.validity?.valid === false
}
