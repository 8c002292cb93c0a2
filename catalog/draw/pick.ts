/** A colour or shape nobody has drawn yet must stop the program: a default would ship as the wrong picture. */
export function pick<T>(table: Readonly<Record<string, T>>, name: string | undefined): T {
  const found = name === undefined ? undefined : table[name]
  if (found === undefined) throw new Error(`no drawing for ${name}`)
  return found
}

/** Colours are dealt out in turn, however many parts there are. */
export function nth<T>(list: readonly T[], i: number): T {
  const found = list[i % list.length]
  if (found === undefined) throw new Error('nothing to deal from')
  return found
}
