/** Red, green, blue from 0 to 255. */
type Colour = [red: number, green: number, blue: number]
export type Tokens = Record<string, string>

/**
 * The custom properties that the token file sets for one theme: those of the day, those of the night over them, and those of a
 * lit sheet of paper in the night.
 */
export function readTokens(css: string): { light: Tokens; dark: Tokens; lit: Tokens } {
  const [, day = ''] = /:root,\s*\[data-theme\] \{([\s\S]*?)\n\}/.exec(css) ?? []
  const [, night = ''] = /@variant when-dark \{([\s\S]*?)\n {2}\}/.exec(css) ?? []
  const [, sheet = ''] = /\.ground,\s*\.plate \{\s*@variant in-dark \{([\s\S]*?)\n {2}\}/.exec(css) ?? []
  const light = declarations(day)
  const dark = { ...light, ...declarations(night) }
  return { light, dark, lit: { ...dark, ...declarations(sheet) } }
}

function declarations(block: string): Tokens {
  return Object.fromEntries([...block.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]))
}

/** WCAG 2.x contrast ratio of two tokens, from 1 to 21. */
export function contrast(tokens: Tokens, over: string, under: string): number {
  const [darker, lighter] = [luminance(colourOf(tokens, over)), luminance(colourOf(tokens, under))].sort((a, b) => a - b)
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)
}

function colourOf(tokens: Tokens, name: string): Colour {
  const value = tokens[name]
  if (!value) throw new Error(`There is no token --${name}.`)
  const mixed = /^color-mix\(in srgb, (#\w{6}) (\d+)%, (#\w{6})\)$/.exec(value)
  if (!mixed) return hex(value)
  const [, first = '', share = '', second = ''] = mixed
  const [one, two] = [hex(first), hex(second)]
  return one.map((channel, at) => Math.round(channel * (Number(share) / 100) + (two[at] ?? 0) * (1 - Number(share) / 100))) as Colour
}

function hex(value: string): Colour {
  const [, red, green, blue] = /^#(\w\w)(\w\w)(\w\w)$/.exec(value) ?? []
  if (!red || !green || !blue) throw new Error(`${value} is no colour that this test can read.`)
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)]
}

/** Relative luminance as WCAG 2.x defines it. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((channel) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as Colour
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
