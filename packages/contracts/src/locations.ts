/** What people call each place with stock, in every language. */
export const LOCATION_NAMES = { reno: 'Reno', louisville: 'Louisville', rotterdam: 'Rotterdam' } as const

/** Of a place that is not ours any more, what it was kept as. */
export function locationName(location: string): string {
  return LOCATION_NAMES[location as keyof typeof LOCATION_NAMES] ?? location
}

/** Which of its order's shipments one is, from 1, and how many there will be, as far as is known. */
export function placeAmong(
  { shipments, planned }: { shipments: readonly { id: string }[]; planned: readonly unknown[] },
  { id }: { id: string },
): { which: number; of: number } {
  return { which: shipments.findIndex((one) => one.id === id) + 1, of: shipments.length + planned.length }
}
