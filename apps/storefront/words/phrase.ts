import type { Phrase } from '@toyline/ui/words/say.ts'

/** A message whose `places` are filled later, in the browser. Its arguments are plain ones, without a format. */
export function phrase(say: (values: Record<string, string>) => string, ...places: string[]): Phrase {
  return say(Object.fromEntries(places.map((place) => [place, `{${place}}`])))
}
