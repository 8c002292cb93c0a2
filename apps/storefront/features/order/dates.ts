/** Dates are written out, so that nobody has to guess which number is the month. */
export function dayOf(iso: string, locale: string): string {
  return new Date(iso.length === 10 ? `${iso}T12:00:00Z` : iso).toLocaleDateString(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
}

export function deliveryDays(earliest: string, latest: string, locale: string): string {
  const [from, to] = [dayOf(earliest, locale), dayOf(latest, locale)]
  return from === to ? from : `${from} to ${to}`
}
