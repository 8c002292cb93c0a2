'use client'
import type { Suggestions } from '@toyline/contracts'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import { foreignLang } from '../catalogue/foreign.ts'
import { SearchIcon } from './icons.tsx'
import { type Group, type Option, optionId, SuggestionList } from './suggestion-list.tsx'
import { useSuggestions } from './use-suggestions.ts'

type Page = readonly [label: string, href: string]

/** A form that searches without a script, and with one suggests while typing (ARIA combobox with a listbox). */
export function SearchBox({ pages }: { pages: readonly Page[] }) {
  const { locale, to } = useLocale()
  const t = useWords('live')
  const router = useRouter()
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const suggested = useSuggestions(text, locale)
  const groups = useGroups(suggested, matching(pages, text))
  const options = groups.flatMap((group) => group.options)
  const shown = open && options.length > 0
  useSlash(input)

  // Another answer is another list: what was chosen in the last one is not what stands there now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the new answer that counts
  useEffect(() => setActive(-1), [suggested])

  const go = (href: string) => {
    setOpen(false)
    input.current?.blur()
    router.push(to(href))
  }
  const choose = (place: number) => {
    setActive(place)
    if (place >= 0) document.getElementById(optionId(listId, place))?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!shown) return
    if (event.key === 'Escape') {
      // The browser would empty a search field.
      event.preventDefault()
      setOpen(false)
      setActive(-1)
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      // One place more than there are options: past either end the text itself is chosen again.
      const places = options.length + 1
      choose(((active + 1 + step + places) % places) - 1)
    }
    const chosen = options[active]
    if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      go(chosen.href)
    }
  }

  return (
    <search className="relative block">
      <form
        action={to('/search')}
        className="flex"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim()) go(searchFor(text.trim()))
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
          aria-activedescendant={shown && active >= 0 ? optionId(listId, active) : undefined}
          autoComplete="off"
          placeholder={t('search.hint')}
          className="input rounded-r-none border-r-0"
        />
        <button type="submit" aria-label={t('search.button')} className="button shrink-0 rounded-l-none border-line-strong px-3.5">
          <SearchIcon />
        </button>
        <SuggestionList
          id={listId}
          label={t('search.suggestions')}
          groups={groups}
          hidden={!shown}
          active={active}
          onChoose={({ href }) => go(href)}
        />
      </form>
      <p className="sr-only" role="status">
        {shown ? t('search.count', { count: options.length }) : ''}
      </p>
    </search>
  )
}

const searchFor = (q: string) => `/search?q=${encodeURIComponent(q)}`

function useGroups(suggested: Suggestions | null, pages: readonly Page[]): Group[] {
  const { locale, money } = useLocale()
  const t = useWords('live')
  if (!suggested) return []
  const { products, categories, searches } = suggested
  const group = (name: string, options: Option[]) => ({ name, options })
  return [
    group(
      t('search.products'),
      products.map(({ id, handle, title, language, price, picture }) => ({
        key: id,
        href: `/p/${handle}`,
        label: title,
        lang: foreignLang(language, locale),
        ...(price ? { note: money(price) } : {}),
        ...(picture ? { picture } : {}),
      })),
    ),
    group(
      t('search.categories'),
      categories.map(({ slug, name }) => ({ key: slug, href: `/c/${slug}`, label: name })),
    ),
    group(
      t('search.searches'),
      searches.map((q) => ({ key: q, href: searchFor(q), label: q })),
    ),
    group(
      t('search.pages'),
      pages.map(([label, href]) => ({ key: href, href, label })),
    ),
  ].filter(({ options }) => options.length > 0)
}

/** Pages in whose names a word begins with what was typed. */
function matching(pages: readonly Page[], text: string): Page[] {
  const typed = text.trim().toLowerCase()
  return typed.length < 2 ? [] : pages.filter(([label]) => ` ${label.toLowerCase()}`.includes(` ${typed}`))
}

/** `/` leads to the search from anywhere on the page. */
function useSlash(input: { current: HTMLInputElement | null }): void {
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
  }, [input])
}
