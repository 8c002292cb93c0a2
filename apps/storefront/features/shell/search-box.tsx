'use client'
import type { Suggestions } from '@toyline/contracts'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { SearchIcon } from './icons.tsx'

const WAIT_MS = 120
type Option = { key: string; href: string; label: string; note?: string }
type Group = { name: string; options: Option[] }

/** A form that searches without a script, and with one suggests while typing (ARIA combobox with a listbox). */
export function SearchBox() {
  const { locale, to, money } = useLocale()
  const t = useWords('live')
  const { market } = locale
  const router = useRouter()
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [suggested, setSuggested] = useState<Suggestions | null>(null)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const groupsOf = ({ products, categories, searches }: Suggestions): Group[] =>
    [
      {
        name: t('search.products'),
        options: products.map(({ id, handle, title, price }) => ({
          key: id,
          href: `/p/${handle}`,
          label: title,
          ...(price ? { note: money(price) } : {}),
        })),
      },
      { name: t('search.categories'), options: categories.map(({ slug, name }) => ({ key: slug, href: `/c/${slug}`, label: name })) },
      { name: t('search.searches'), options: searches.map((q) => ({ key: q, href: `/search?q=${encodeURIComponent(q)}`, label: q })) },
    ].filter(({ options }) => options.length > 0)
  const found = suggested ? groupsOf(suggested) : []
  const options = found.flatMap((group) => group.options)

  useEffect(() => {
    const q = text.trim()
    if (q.length < 2) {
      setSuggested(null)
      return
    }
    const stop = new AbortController()
    const timer = setTimeout(() => {
      callApi('suggest', { query: { q: q.slice(0, 100), market } }, { signal: stop.signal })
        .then((suggestions) => {
          setSuggested(suggestions)
          setActive(-1)
        })
        .catch(() => setSuggested(null))
    }, WAIT_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text, market])

  useEffect(() => {
    const focusOnSlash = (event: globalThis.KeyboardEvent) => {
      const at = event.target as HTMLElement
      if (event.key !== '/' || event.ctrlKey || event.metaKey || at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName))
        return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', focusOnSlash)
    return () => document.removeEventListener('keydown', focusOnSlash)
  }, [])

  const go = (href: string) => {
    setOpen(false)
    input.current?.blur()
    router.push(to(href))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      setOpen(false)
      setActive(-1)
    }
    if (!open || options.length === 0) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      // One place more than there are options: past either end the text itself is chosen again.
      const places = options.length + 1
      setActive(((active + 1 + step + places) % places) - 1)
    }
    const chosen = options[active]
    if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      go(chosen.href)
    }
  }
  const shown = open && options.length > 0
  let index = -1

  return (
    <search className="relative block">
      <form
        action={to('/search')}
        className="flex"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim()) go(`/search?q=${encodeURIComponent(text.trim())}`)
        }}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
        }}
      >
        <input
          ref={input}
          type="search"
          name="q"
          maxLength={200}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setOpen(true)
          }}
          onFocus={() => setOpen(true)}
          onKeyDown={onKeyDown}
          role="combobox"
          aria-label={t('search.label')}
          aria-expanded={shown}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={shown && active >= 0 ? `${listId}-${active}` : undefined}
          autoComplete="off"
          placeholder={t('search.hint')}
          className="input rounded-r-none border-r-0"
        />
        <button type="submit" aria-label={t('search.button')} className="button shrink-0 rounded-l-none border-line-strong px-3.5">
          <SearchIcon />
        </button>
        <div
          id={listId}
          role="listbox"
          aria-label={t('search.suggestions')}
          hidden={!shown}
          className="absolute inset-x-0 top-full z-40 mt-1 max-h-[70vh] overflow-y-auto rounded-md border border-line-strong bg-card p-1.5 shadow-layer"
        >
          {found.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot live inside a listbox
            <div key={group.name} role="group" aria-label={group.name}>
              <p aria-hidden="true" className="px-2.5 pt-2 pb-0.5 text-ink-3 text-xs">
                {group.name}
              </p>
              {group.options.map((option) => {
                index += 1
                const mine = index
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox moves and chooses with the keyboard
                  // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input (aria-activedescendant)
                  <div
                    key={option.key}
                    id={`${listId}-${mine}`}
                    role="option"
                    aria-selected={mine === active}
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => go(option.href)}
                    className="flex min-h-11 cursor-pointer items-center justify-between gap-3 rounded-sm px-2.5 hover:bg-sunken aria-selected:bg-sunken"
                  >
                    <span className="truncate">{option.label}</span>
                    {option.note ? <span className="num shrink-0 text-ink-2 text-sm">{option.note}</span> : null}
                  </div>
                )
              })}
            </div>
          ))}
        </div>
      </form>
      <p className="sr-only" role="status">
        {shown ? t('search.count', { count: options.length }) : ''}
      </p>
    </search>
  )
}
