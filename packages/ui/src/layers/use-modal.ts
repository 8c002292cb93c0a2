'use client'
import { type MouseEvent, useEffect, useRef } from 'react'

/**
 * A native modal dialog that follows `open`. The browser keeps the focus inside, gives it back to where it was, and closes one
 * layer with Escape; a press beside the dialog closes it too.
 */
export function useModal(open: boolean, onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const { current } = dialog
    if (open && !current?.open) current?.showModal()
    if (!open && current?.open) current.close()
  }, [open])
  return {
    ref: dialog,
    onClose,
    onMouseDown(event: MouseEvent<HTMLDialogElement>) {
      if (event.target !== event.currentTarget) return
      const { left, right, top, bottom } = event.currentTarget.getBoundingClientRect()
      const isBeside = event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom
      if (isBeside) event.currentTarget.close()
    },
  }
}
