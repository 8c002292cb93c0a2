'use client'
import './globals.css'
import { splitPath } from '@toyline/contracts/locales'
import de from '../messages/de/outage.json' with { type: 'json' }
import en from '../messages/en/outage.json' with { type: 'json' }
import es from '../messages/es/outage.json' with { type: 'json' }
import fr from '../messages/fr/outage.json' with { type: 'json' }

const WORDS = { en, de, fr, es }

/** Stands in for the whole page, so it has its words with it. */
export default function GlobalError({ retry }: { retry: () => void }) {
  const { locale } = splitPath(typeof location === 'undefined' ? '/' : location.pathname)
  const words = WORDS[locale.language]
  return (
    <html lang={locale.tag}>
      <body>
        <title>{words.meta}</title>
        <main className="page max-w-3xl pt-24 text-center" role="alert">
          <h1 className="text-3xl">{words.title}</h1>
          <p className="mt-3 text-lg text-ink-2">{words.text}</p>
          <button type="button" className="button button-primary mt-6" onClick={() => retry()}>
            {words.retry}
          </button>
        </main>
      </body>
    </html>
  )
}
