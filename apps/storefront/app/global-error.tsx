'use client'
import './globals.css'
import { splitPath } from '@toyline/contracts/locales'
import { Button } from '@toyline/ui/controls/button'
import { ErrorDrawing } from '@toyline/ui/drawings/error'
import { EmptyState } from '@toyline/ui/frame/empty-state'
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
        <main className="page pt-24">
          <EmptyState
            headingLevel={1}
            alert
            drawing={<ErrorDrawing />}
            title={words.title}
            actions={
              <Button look="primary" onClick={() => retry()}>
                {words.retry}
              </Button>
            }
          >
            <p>{words.text}</p>
          </EmptyState>
        </main>
      </body>
    </html>
  )
}
