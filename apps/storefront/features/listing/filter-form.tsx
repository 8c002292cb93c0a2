'use client'
import { useRouter, useSearchParams } from 'next/navigation'
import { type FormEvent, type ReactNode, useEffect, useRef, useTransition } from 'react'
import { listingSearch, stateOfForm } from './listing-url.ts'

const TYPING_MS = 500

/** The filters are a plain form; with a script each change searches at once, and the old results fade until the new ones are there. */
export function FilterForm({ path, button, children }: { path: string; button: string; children: ReactNode }) {
  const router = useRouter()
  const search = useSearchParams()
  const form = useRef<HTMLFormElement>(null)
  const asked = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [isPending, startTransition] = useTransition()

  const apply = () => {
    if (!form.current) return
    const target = path + listingSearch(stateOfForm(new FormData(form.current)))
    asked.current = target
    startTransition(() => router.push(target, { scroll: false }))
  }

  const onChange = (event: FormEvent) => {
    const typed = (event.target as HTMLInputElement).type === 'text'
    clearTimeout(timer.current)
    if (typed) timer.current = setTimeout(apply, TYPING_MS)
    else apply()
  }

  // Boxes that were changed by a chip, a link or the Back button follow the address again.
  useEffect(() => {
    const here = path + (search.size > 0 ? `?${search}` : '')
    if (!form.current || (isPending && asked.current !== here)) return
    for (const field of form.current.elements) {
      if (!(field instanceof HTMLInputElement) || field === document.activeElement) continue
      if (field.type === 'checkbox') field.checked = search.getAll(field.name).includes(field.value)
      if (field.type === 'text') field.value = search.get(field.name) ?? ''
    }
  }, [search, path, isPending])

  useEffect(() => {
    document.querySelector('#results')?.setAttribute('aria-busy', String(isPending))
  }, [isPending])

  return (
    <form
      ref={form}
      action={path}
      onChange={onChange}
      onSubmit={(event) => {
        event.preventDefault()
        clearTimeout(timer.current)
        apply()
      }}
    >
      {children}
      <noscript>
        <button type="submit" className="button button-primary mt-4 w-full">
          {button}
        </button>
      </noscript>
    </form>
  )
}
