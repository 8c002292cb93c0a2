import type { TaxPlace } from './tax-request.ts'

/**
 * Time zones in whose midnight a rate changes. A state or province with several has the one of its capital, where its law is made.
 */
const ZONES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'America/New_York':
      'US-CT US-DC US-DE US-FL US-GA US-IN US-KY US-MA US-MD US-ME US-MI US-NC US-NH US-NJ US-NY US-OH US-PA US-RI US-SC US-VA US-VT US-WV',
    'America/Chicago': 'US-AL US-AR US-IA US-IL US-KS US-LA US-MN US-MO US-MS US-ND US-NE US-OK US-SD US-TN US-TX US-WI',
    'America/Denver': 'US-CO US-ID US-MT US-NM US-UT US-WY',
    'America/Phoenix': 'US-AZ',
    'America/Los_Angeles': 'US-CA US-NV US-OR US-WA',
    'America/Anchorage': 'US-AK',
    'Pacific/Honolulu': 'US-HI',
    'America/St_Johns': 'CA-NL',
    'America/Halifax': 'CA-NB CA-NS CA-PE',
    'America/Toronto': 'CA-NU CA-ON CA-QC',
    'America/Winnipeg': 'CA-MB',
    'America/Regina': 'CA-SK',
    'America/Edmonton': 'CA-AB CA-NT',
    'America/Vancouver': 'CA-BC',
    'America/Whitehorse': 'CA-YT',
    'Europe/London': 'GB IM',
    'Europe/Dublin': 'IE',
    'Europe/Lisbon': 'PT',
    'Europe/Paris': 'AT BE CZ DE DK ES FR HR HU IT LU MC MT NL PL SE SI SK',
    'Europe/Athens': 'AX BG CY EE FI GR LT LV RO',
  }).flatMap(([zone, places]) => places.split(' ').map((place): [string, string] => [place, zone])),
)

/** Making one costs a hundred times what asking it does. */
const calendars = new Map<string, Intl.DateTimeFormat>()

/**
 * The day of an instant (ISO 8601) in the calendar of the place of delivery, `YYYY-MM-DD`: the one by whose rates it is taxed. Where
 * no tax of ours is due, the day in UTC.
 */
export function taxDateAt(instant: string, { country, area }: TaxPlace): string {
  const zone = ZONES.get(area ? `${country}-${area}` : country) ?? ZONES.get(country) ?? 'UTC'
  let calendar = calendars.get(zone)
  if (!calendar) {
    // Swedish dates are ISO dates.
    calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
    calendars.set(zone, calendar)
  }
  return calendar.format(new Date(instant))
}
