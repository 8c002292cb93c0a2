/** A phrase of the UI pieces: a message whose `places` are filled later, in the browser. Its arguments are plain ones, without a format. */
export function phrase(say: (values: Record<string, string>) => string, ...places: string[]): string {
  return say(Object.fromEntries(places.map((place) => [place, `{${place}}`])))
}
