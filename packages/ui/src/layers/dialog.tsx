'use client'
import { type ReactNode, useId } from 'react'
import { IconButton } from '../controls/icon-button.tsx'
import { CrossIcon } from '../icons/signs.tsx'
import { useModal } from './use-modal.ts'

export type LayerProps = {
  open: boolean
  /** Called when it was closed, by whatever. */
  onClose: () => void
  title: ReactNode
  closeLabel: string
  children: ReactNode
  /** What can be done about it, kept in view below what scrolls. */
  actions?: ReactNode
}

/** A sheet of card laid on the page, for one question. */
export function Dialog({ size = 'medium', ...layer }: LayerProps & { size?: 'small' | 'medium' | 'large' }) {
  return <Layer {...layer} className={`dialog dialog-${size}`} />
}

export function Layer({ open, onClose, title, closeLabel, children, actions, className }: LayerProps & { className: string }) {
  const id = useId()
  const modal = useModal(open, onClose)
  return (
    <dialog {...modal} aria-labelledby={id} className={`layer ${className}`}>
      <div className="layer-head">
        <h2 id={id}>{title}</h2>
        <IconButton label={closeLabel} look="quiet" onClick={() => modal.ref.current?.close()}>
          <CrossIcon />
        </IconButton>
      </div>
      <div className="layer-body">{children}</div>
      {actions ? <div className="layer-actions">{actions}</div> : null}
    </dialog>
  )
}
