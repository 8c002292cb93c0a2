import type { Metadata } from 'next'
import Link from 'next/link'

export const metadata: Metadata = { title: 'Page not found' }

export default function NotFound() {
  return (
    <div className="page max-w-3xl pt-16 text-center">
      <h1 className="text-3xl">This page is not in the catalogue</h1>
      <p className="mt-3 text-lg text-ink-2">The toy may have been discontinued, or the address has a typing slip.</p>
      <search>
        <form action="/search" className="mx-auto mt-6 flex max-w-md gap-2">
          <input type="search" name="q" aria-label="Search the catalogue" placeholder="Toy, character or SKU" className="input" />
          <button type="submit" className="button button-primary">
            Search
          </button>
        </form>
      </search>
      <p className="mt-6">
        <Link href="/products" className="link">
          See all toys
        </Link>
      </p>
    </div>
  )
}
