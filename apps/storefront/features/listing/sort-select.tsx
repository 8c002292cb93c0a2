'use client'
import { useRouter } from 'next/navigation'
import { useId } from 'react'

type Props = {
  options: { value: string; label: string; href: string }[]
  value: string
  path: string
  hidden: [string, string][]
  label: string
  button: string
}

/** A form of its own, so that sorting works without a script too. */
export function SortSelect({ options, value, path, hidden, label, button }: Props) {
  const router = useRouter()
  const id = useId()
  return (
    <form action={path} className="flex items-center gap-2">
      {hidden.map(([name, text]) => (
        <input key={`${name}=${text}`} type="hidden" name={name} value={text} />
      ))}
      <label htmlFor={id} className="whitespace-nowrap text-ink-2 text-sm">
        {label}
      </label>
      <select
        id={id}
        name="sort"
        key={value}
        defaultValue={value}
        className="input w-auto text-sm"
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen) router.push(chosen.href, { scroll: false })
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <noscript>
        <button type="submit" className="button button-small">
          {button}
        </button>
      </noscript>
    </form>
  )
}
