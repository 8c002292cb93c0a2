'use client'
import './globals.css'

export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Toyline is not available</title>
        <main className="page max-w-3xl pt-24 text-center" role="alert">
          <h1 className="text-3xl">The shop is not available</h1>
          <p className="mt-3 text-lg text-ink-2">We are working on it. Your cart is safe; please try again in a minute.</p>
          <button type="button" className="button button-primary mt-6" onClick={() => retry()}>
            Try again
          </button>
        </main>
      </body>
    </html>
  )
}
