/** The centimetres in a size such as "Classic 25 cm". */
export const cm = (look: Readonly<Record<string, string>>, otherwise = Number.NaN) => {
  const found = Number(/(\d+) cm/.exec(look.Size ?? '')?.[1] ?? otherwise)
  if (Number.isNaN(found)) throw new Error(`no size in ${JSON.stringify(look)}`)
  return found
}

/** What an option value stands for; an unknown one must stop the program, since a default would ship as the wrong picture. */
export function pick<T>(table: Readonly<Record<string, T>>, name: string | undefined): T {
  const found = name === undefined ? undefined : table[name]
  if (found === undefined) throw new Error(`no look for ${name}`)
  return found
}

/** Pile is cut shorter on small toys and longer on giants, but by far less than they differ in size. */
export const pileFor = (tall: number, classicMm: number, classicTall = 25) => classicMm * (tall / classicTall) ** 0.45
