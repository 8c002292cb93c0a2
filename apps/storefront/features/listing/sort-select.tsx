'use client'
import { SortSelect as Select } from '@toyline/ui/goods/sort-select'
import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<typeof Select>, 'onPick' | 'options'> & {
  options: readonly { value: string; label: string; href: string }[]
}

/** Sorting is a form; with a script, choosing is enough. */
export function SortSelect({ options, ...select }: Props) {
  const router = useRouter()
  const pick = (value: string) => {
    const chosen = options.find((option) => option.value === value)
    if (chosen) router.push(chosen.href, { scroll: false })
  }
  return <Select {...select} options={options} onPick={pick} />
}
