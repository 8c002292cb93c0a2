import { MARKETS, type Market } from '@toyline/contracts'

/** Plain forms, so that the market can be chosen before, or without, any script. */
export function MarketSwitch({ market, up = false }: { market: Market; up?: boolean }) {
  return (
    <details className="group relative">
      <summary className="flex min-h-8 items-center gap-1.5 rounded-sm py-1 hover:underline">
        <span className="sr-only">Market: </span>
        {market.name}, <span className="num">{market.currency}</span>
        <svg viewBox="0 0 12 8" width="10" height="7" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
          <path d="m1 1 5 5 5-5" />
        </svg>
      </summary>
      <form
        action="/market"
        method="post"
        className={`absolute left-0 z-30 w-60 rounded-md border border-line-strong bg-card p-1 text-ink shadow-layer ${up ? 'bottom-full mb-1' : 'top-full mt-1'}`}
      >
        {Object.values(MARKETS).map(({ id, name, currency }) => (
          <button
            key={id}
            type="submit"
            name="market"
            value={id}
            aria-current={id === market.id ? 'true' : undefined}
            className="flex min-h-11 w-full items-center justify-between rounded-sm px-3 text-left text-base hover:bg-sunken aria-[current]:font-semibold"
          >
            {name}
            <span className="num text-ink-2 text-sm">{currency}</span>
          </button>
        ))}
      </form>
    </details>
  )
}
