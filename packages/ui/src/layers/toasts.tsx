'use client'
import { type FocusEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Button } from '../controls/button.tsx'
import { IconButton } from '../controls/icon-button.tsx'
import { AlertIcon, CheckIcon, CrossIcon } from '../icons/signs.tsx'
import { closeToast, currentToasts, subscribeToasts, type Toast } from './toast-store.ts'

/** So many are shown at once; the others wait their turn. */
const MOST_SHOWN = 3
const SHOWN_MS = 6_000
const NONE: readonly Toast[] = []

type Props = {
  label: string
  closeLabel: string
}

/**
 * Where notes appear, once on every page. Good news is read when there is a pause, problems at once. Nothing goes while a pointer
 * or the keyboard is on it, or while the page is not looked at.
 */
export function Toasts({ label, closeLabel }: Props) {
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts, () => NONE)
  const [isHeld, setHeld] = useState(false)
  const cameFrom = useRef<HTMLElement | null>(null)
  const shown = toasts.slice(0, MOST_SHOWN)

  const onFocus = ({ currentTarget, relatedTarget }: FocusEvent) => {
    setHeld(true)
    if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setHeld(false)
  }
  const close = (id: number) => {
    // A button that goes takes the focus with it; it is given back to where it came from.
    if (document.activeElement?.closest('.toast')) cameFrom.current?.focus()
    setHeld(false)
    closeToast(id)
  }
  const note = (toast: Toast) => <ToastCard key={toast.id} toast={toast} isHeld={isHeld} closeLabel={closeLabel} close={close} />
  return (
    <section
      aria-label={label}
      className="toasts"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      <div role="alert">{shown.filter(({ kind }) => kind === 'problem').map(note)}</div>
      <div role="status">{shown.filter(({ kind }) => kind !== 'problem').map(note)}</div>
    </section>
  )
}

type CardProps = { toast: Toast; isHeld: boolean; closeLabel: string; close: (id: number) => void }

function ToastCard({ toast: { id, text, kind, action }, isHeld, closeLabel, close }: CardProps) {
  const left = useRef(SHOWN_MS)
  const isLasting = kind === 'problem'
  useEffect(() => {
    if (isHeld || isLasting) return
    let begun = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const run = () => {
      clearTimeout(timer)
      if (begun > 0) left.current -= Date.now() - begun
      begun = document.hidden ? 0 : Date.now()
      if (!document.hidden) timer = setTimeout(() => closeToast(id), left.current)
    }
    run()
    document.addEventListener('visibilitychange', run)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', run)
      if (begun > 0) left.current -= Date.now() - begun
    }
  }, [isHeld, isLasting, id])
  return (
    <div className="toast" data-kind={kind}>
      {isLasting ? <AlertIcon /> : <CheckIcon />}
      <p>{text}</p>
      {action ? (
        <Button
          size="small"
          onClick={() => {
            close(id)
            action.run()
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <IconButton size="small" look="quiet" label={closeLabel} onClick={() => close(id)}>
        <CrossIcon size={18} />
      </IconButton>
    </div>
  )
}
