'use client'
import { TextField, type TextFieldProps } from './text-field.tsx'

/** A number that is not a quantity: the browser's own arrows are left out, since a wheel over the page must not change it. */
export function NumberField({ className = '', ...field }: Omit<TextFieldProps, 'type'>) {
  return <TextField inputMode="decimal" {...field} type="number" className={`field-number ${className}`} />
}
