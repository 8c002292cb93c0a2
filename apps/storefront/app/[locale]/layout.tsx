import '../globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { readCategories } from '#data/catalogue.ts'
import { siteUrl } from '#data/site-url.ts'
import { readPaymentMethods } from '#data/visitor.ts'
import { OrderDesk } from '#features/cart/order-desk.tsx'
import { OrderFoot } from '#features/cart/order-foot.tsx'
import { Offline } from '#features/offline/offline.tsx'
import { Footer } from '#features/shell/footer.tsx'
import { Header } from '#features/shell/header.tsx'
import { Incomplete } from '#features/shell/incomplete.tsx'
import { PendingPage } from '#features/shell/pending-page.tsx'
import { Telemetry } from '#features/shell/telemetry.tsx'
import { THEME_SCRIPT } from '#features/shell/theme.ts'
import { LocaleProvider } from '#words/client.tsx'
import { inLocale, someWordsForBrowser, wordsForBrowser } from '#words/server.ts'
import { display, text } from '../fonts.ts'

// Pages are kept by the caches in front of the shop, never by Next itself.
export const dynamic = 'force-dynamic'

/** What may go wrong while something is added to the cart, which every page can do. */
const ADDING_PROBLEMS = [
  'unreachable',
  'unknown',
  'internal-error',
  'busy',
  'service-unavailable',
  'service-timeout',
  'too-many-requests',
  'no-visitor',
  'cart-busy',
  'nothing-to-undo',
] as const

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('shell')
  return {
    metadataBase: new URL(siteUrl()),
    title: { default: t('title'), template: '%s · Toyline' },
    description: t('description'),
    applicationName: 'Toyline',
    formatDetection: { telephone: false },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf6ee' },
    { media: '(prefers-color-scheme: dark)', color: '#16131d' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { t, locale, market } = await inLocale('shell')
  // The frame of the shop stands even when a part of it does not answer; the page below says what is wrong.
  const [categories, methods] = await Promise.all([
    readCategories(locale).catch(() => null),
    readPaymentMethods(market.id).catch(() => null),
  ])
  return (
    // The script below may have told the element its theme before React sees it.
    <html lang={locale.tag} className={`${text.variable} ${display.variable}`} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; it must run before anything is painted */}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
        {categories && methods ? null : <Incomplete />}
      </head>
      <body>
        <LocaleProvider
          id={locale.id}
          words={{ ...wordsForBrowser(locale.id, 'live'), ...someWordsForBrowser(locale.id, 'problems', ADDING_PROBLEMS) }}
        >
          <a
            href="#main"
            className="sr-only z-50 rounded-sm bg-ink px-4 py-3 text-paper focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
          >
            {t('skip')}
          </a>
          <Offline />
          <Header categories={categories ?? []} isTest={methods?.some(({ test }) => test) === true} />
          <main id="main" tabIndex={-1} className="flex-1 pb-16 outline-none">
            <PendingPage>{children}</PendingPage>
          </main>
          <Footer categories={categories ?? []} />
          <OrderFoot />
          <OrderDesk />
          <Telemetry />
        </LocaleProvider>
      </body>
    </html>
  )
}
