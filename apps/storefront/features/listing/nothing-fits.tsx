import { Link } from '../ui/link.tsx'

/** Filters that leave nothing over. */
export function NothingFits({ path }: { path: string }) {
  return (
    <div className="border border-line-strong border-dashed bg-card p-8 text-center">
      <p className="font-semibold text-lg">No toy fits all of these filters.</p>
      <p className="mt-1 text-ink-2">Take one away, or start again.</p>
      <Link href={path} className="button mt-4">
        Clear all filters
      </Link>
    </div>
  )
}
