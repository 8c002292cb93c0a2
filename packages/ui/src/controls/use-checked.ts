'use client'
import { useEffect, useRef, useState } from 'react'
import { afterPress } from './after-press.ts'
import { type Check, type Complaints, type Control, judge } from './judge.ts'

type Options = {
  complaints?: Complaints | undefined
  check?: Check | undefined
  /** What somebody else found wrong, such as a server. It stands until the field is changed. */
  error?: string | undefined
}

/**
 * The one way in which a field speaks up: never while somebody types, but when the field is left, or when its form was to be
 * sent; and it takes its words back as soon as the value is right.
 */
export function useChecked<C extends Control>({ complaints, check, error }: Options) {
  const control = useRef<C>(null)
  const [complaint, setComplaint] = useState('')
  const [isRight, setRight] = useState(false)
  const [isChanged, setChanged] = useState(false)
  const [wasLeft, setWasLeft] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer of the server is about the value as it is now
  useEffect(() => setChanged(false), [error])
  // The browser must know what is wrong before the form is sent, also after a change that no event told; and what was said about
  // an earlier value must not stand.
  useEffect(() => {
    const found = look()
    setComplaint((said) => (said && said !== found ? found : said))
  })

  const look = () => (control.current ? judge(control.current, complaints, check) : '')
  const hasValue = () => control.current !== null && control.current.value !== ''
  const shown = complaint || (isChanged ? '' : (error ?? ''))
  return {
    control,
    error: shown || undefined,
    isRight: isRight && !shown,
    events: {
      onInput() {
        setChanged(true)
        const found = look()
        if (complaint) setComplaint(found)
        setRight(!found && wasLeft && hasValue())
      },
      onBlur() {
        // Nobody is blamed for passing through an empty field on the way to another.
        if (!hasValue() && !isChanged) return
        afterPress(() => {
          const found = look()
          setComplaint(found)
          setRight(!found && hasValue())
          setWasLeft(true)
        })
      },
      onInvalid() {
        setRight(false)
        setComplaint(look())
      },
    },
  }
}
