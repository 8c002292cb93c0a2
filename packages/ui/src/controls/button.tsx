import type { ButtonHTMLAttributes } from 'react'
import { type ButtonShape, buttonClass } from './button-class.ts'

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  ButtonShape & {
    /** Said while it works; the label gives way to three marks and the button keeps its width and the focus. */
    busy?: string | undefined
  }

export function Button({ look, size, wide, className, busy, type = 'button', children, ...button }: ButtonProps) {
  return (
    <button
      {...button}
      type={type}
      className={buttonClass({ look, size, wide, className })}
      aria-busy={busy ? true : undefined}
      aria-disabled={busy ? true : undefined}
    >
      {busy ? (
        <>
          <span className="button-label">{children}</span>
          <span className="sr-only">{busy}</span>
          <span className="button-marks" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
        </>
      ) : (
        children
      )}
    </button>
  )
}
