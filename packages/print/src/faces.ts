import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'
import { unpackWoff } from './unpack-woff.ts'

/** The shop's hand: Figtree to read, Bricolage Grotesque for what is large. */
export type Face = 'text' | 'strong' | 'display'
/** A piece of text that one font can set. */
export type Run = { font: string; text: string }

const FIGTREE = '@fontsource/figtree/files/figtree'
const BRICOLAGE = '@fontsource/bricolage-grotesque/files/bricolage-grotesque'
/** Neither has Greek or Cyrillic letters, in which people and towns of the European Union write themselves. */
const NOTO = '@fontsource/noto-sans/files/noto-sans'
const CHAINS: Record<Face, string[]> = {
  text: [`${FIGTREE}-latin-400`, `${FIGTREE}-latin-ext-400`, `${NOTO}-greek-400`, `${NOTO}-cyrillic-400`],
  strong: [`${FIGTREE}-latin-600`, `${FIGTREE}-latin-ext-600`, `${NOTO}-greek-600`, `${NOTO}-cyrillic-600`],
  display: [`${BRICOLAGE}-latin-700`, `${BRICOLAGE}-latin-ext-700`, `${NOTO}-greek-700`, `${NOTO}-cyrillic-700`],
}
/** For letters of no font that is here. */
const UNKNOWN = '?'

const fonts = new Map<string, Font>()

/** A font by the name that its runs have. Parsed once: that takes longer than a page. */
export function fontOf(name: string): Font {
  let font = fonts.get(name)
  if (!font) {
    font = create(unpackWoff(readFileSync(fileURLToPath(import.meta.resolve(`${name}-normal.woff`))))) as Font
    fonts.set(name, font)
  }
  return font
}

/** Text as the fonts of a face can set it, in order. */
export function runsOf(face: Face, text: string): Run[] {
  const chain = CHAINS[face]
  const runs: Run[] = []
  for (const letter of text.normalize('NFC').replace(/[\s\u00ad\u200b]+/gu, ' ')) {
    const code = letter.codePointAt(0) ?? 0
    const known = chain.find((name) => fontOf(name).hasGlyphForCodePoint(code))
    const font = known ?? (chain[0] as string)
    const said = known ? letter : UNKNOWN
    const last = runs.at(-1)
    // A space goes with the word before it.
    if (last && (last.font === font || letter === ' ')) last.text += said
    else runs.push({ font, text: said })
  }
  return runs
}
