'use client'
import { LANGUAGES, LOCALES, localePath, splitPath } from '@toyline/contracts/locales'
import { usePathname, useSearchParams } from 'next/navigation'
import { useLocale, useWords } from '#words/client.tsx'
import { FoldIcon } from './icons.tsx'
import type { MarketName } from './market-names.ts'

/** Links to the same page in every other market and language: they work before, or without, any script. */
export function LocaleSwitch({ markets, up = false }: { markets: MarketName[]; up?: boolean }) {
  const { locale } = useLocale()
  const t = useWords('live')
  const { path } = splitPath(usePathname())
  const search = useSearchParams().toString()
  const here = markets.find(({ id }) => id === locale.market)
  return (
    <details className="group relative">
      <summary className="flex min-h-8 items-center gap-1.5 rounded-sm py-1 hover:underline">
        <span className="sr-only">{t('localeSwitch')}</span>
        {here?.name}, <span className="num">{here?.currency}</span> · {LANGUAGES[locale.language]}
        <FoldIcon />
      </summary>
      <ul
        className={`absolute z-30 w-64 rounded-md border border-line-strong bg-card p-1 text-ink shadow-layer ${up ? 'bottom-full left-0 mb-1' : 'top-full right-0 mt-1'}`}
      >
        {markets.map(({ id, name, currency }) => (
          <li key={id} className="border-line border-t py-1 first:border-t-0">
            <p className="flex justify-between px-3 pt-1 text-ink-2 text-sm">
              {name} <span className="num">{currency}</span>
            </p>
            <ul className="flex flex-wrap">
              {Object.values(LOCALES)
                .filter(({ market }) => market === id)
                .map((other) => (
                  <li key={other.id}>
                    {/* A full load: another market has another cart, and nothing of this one may stay in memory. */}
                    <a
                      href={localePath(other, path + (search ? `?${search}` : ''))}
                      hrefLang={other.hreflang}
                      lang={other.tag}
                      aria-current={other.id === locale.id ? 'true' : undefined}
                      className="flex min-h-11 items-center rounded-sm px-3 no-underline hover:bg-sunken hover:underline aria-[current]:font-semibold"
                    >
                      {LANGUAGES[other.language]}
                    </a>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  )
}
