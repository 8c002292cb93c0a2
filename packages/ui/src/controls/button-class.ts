export type ButtonLook = 'plain' | 'primary' | 'quiet' | 'danger'
/** 36 px for rows and toolbars, 44 px, and 52 px for the one thing that a page is for. */
export type ButtonSize = 'small' | 'medium' | 'large'
export type ButtonShape = {
  look?: ButtonLook | undefined
  size?: ButtonSize | undefined
  /** As wide as what it stands in. */
  wide?: boolean | undefined
  className?: string | undefined
}

export function buttonClass({ look = 'plain', size = 'medium', wide = false, className }: ButtonShape): string {
  return [
    'button',
    look === 'plain' ? null : `button-${look}`,
    size === 'medium' ? null : `button-${size}`,
    wide ? 'button-wide' : null,
    className,
  ]
    .filter(Boolean)
    .join(' ')
}
