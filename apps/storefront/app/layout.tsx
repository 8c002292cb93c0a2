import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { readCategories } from '#data/catalogue.ts'
import { currentMarket } from '#data/market.ts'
import { siteUrl } from '#data/site-url.ts'
import { readCart, readMe, readPaymentMethods } from '#data/visitor.ts'
import { AddForms } from '#features/cart/add-forms.tsx'
import { summaryOf } from '#features/cart/cart-summary.ts'
import { Footer } from '#features/shell/footer.tsx'
import { Header } from '#features/shell/header.tsx'
import { PendingPage } from '#features/shell/pending-page.tsx'
import { display, text } from './fonts.ts'

export async function generateMetadata(): Promise<Metadata> {
  return {
    metadataBase: new URL(await siteUrl()),
    title: { default: 'Toyline: Microsoft-branded toys by the case', template: '%s · Toyline' },
    description:
      'Wholesale Microsoft-branded toys and plushies for independent shops: Clippy, Minecraft, Halo, Xbox and friends, sold by the case.',
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
  const market = await currentMarket()
  // The frame of the shop stands even when a part of it does not answer; the page below says what is wrong.
  const [categories, cart, me, methods] = await Promise.all([
    readCategories(market.id).catch(() => []),
    readCart(market.id).catch(() => null),
    readMe().catch(() => null),
    readPaymentMethods(market.id).catch(() => []),
  ])
  return (
    <html lang="en" data-locale={market.locale} className={`${text.variable} ${display.variable}`}>
      <body>
        <a
          href="#main"
          className="sr-only z-50 rounded-sm bg-ink px-4 py-3 text-paper focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          Skip to content
        </a>
        <Header market={market} categories={categories} cart={cart && summaryOf(cart)} me={me} isTest={methods.some(({ test }) => test)} />
        <main id="main" tabIndex={-1} className="flex-1 pb-16 outline-none">
          <PendingPage>{children}</PendingPage>
        </main>
        <Footer market={market} categories={categories} />
        <AddForms market={market.id} />
      </body>
    </html>
  )
}
