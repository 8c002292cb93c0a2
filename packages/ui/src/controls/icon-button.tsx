import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './button.tsx'

type Props = Omit<ButtonProps, 'children' | 'aria-label' | 'wide'> & { label: string; children: ReactNode }

/** A square button that shows an icon only; its label is read out and shown as its title. */
export function IconButton({ label, className, children, ...button }: Props) {
  return (
    <Button {...button} aria-label={label} title={label} className={['button-icon', className].filter(Boolean).join(' ')}>
      {children}
    </Button>
  )
}
