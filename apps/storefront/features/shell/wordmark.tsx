/** The house's own mark: a pull-along toy on its string, then the name. */
export function Wordmark() {
  return (
    <span className="flex items-center gap-2">
      <svg viewBox="0 0 40 32" width="40" height="32" aria-hidden="true" focusable="false">
        <path d="M1 25h7" fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
        <path d="M9 24V12a3 3 0 0 1 3-3h9V5a3 3 0 0 1 3-3h6a6 6 0 0 1 6 6v16z" fill="var(--primary)" />
        <circle cx="29.5" cy="8" r="1.8" fill="var(--on-primary)" />
        <circle cx="15.5" cy="25.5" r="5.5" fill="var(--ink)" stroke="var(--paper)" strokeWidth="2" />
        <circle cx="30" cy="25.5" r="5.5" fill="var(--ink)" stroke="var(--paper)" strokeWidth="2" />
      </svg>
      <span className="display text-xl tracking-tight">Toyline</span>
    </span>
  )
}
