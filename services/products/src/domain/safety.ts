import type { CertificateCode, Safety, WarningCode } from '@toyline/contracts'

/** What each warning is known by, whatever language it is in. The narrower stand first. */
const WARNINGS: [WarningCode, RegExp][] = [
  ['decoration', /decoration, not a toy|dekoration, kein spielzeug|décoration, pas un jouet|artículo decorativo/],
  ['collectible', /not a toy|kein spielzeug|n['’]est pas un jouet|no es un juguete/],
  ['small-ball', /small balls?\b|kleine kugel|petites? balles?|pelota pequeña|bola pequeña/],
  ['small-parts', /small parts|kleine teile|kleinteile|petits éléments|petites pièces|partes pequeñas|piezas pequeñas/],
  ['long-cord', /long cord|lange schnur|longue corde(?:lette)?|cordón largo|cuerda larga/],
  ['magnets', /magnet|aimant|imán|imanes/],
  ['cot', /\bcot\b|\bcrib\b|kinderbett|berceau|\blit\b|cuna/],
  ['bath', /\bwater\b|wasser|dans l['’]eau|en el agua/],
  ['fire', /\bfire\b|feuer|\bfeu\b|fuego/],
  ['sharp-point', /sharp point|scharfe spitze|pointe acérée|punta afilada/],
]
const AGE_LIMIT =
  /(?:under|unter|moins de|menores de) (?:36|3|three) (?:months|years|monaten|jahren|mois|ans|meses|años)|not suitable|nicht (?:für|geeignet)|ne convient pas|no (?:conviene|apto)/

type Warning = Safety['warnings'][number]

/** The warnings in a text, one by one, each with its own sentences; together they are the whole text. */
export function warningsOf(text: string | null): Warning[] {
  const sentences = text?.match(/[^.!]+[.!]*/g)?.map((sentence) => sentence.trim()) ?? []
  const warnings: Warning[] = []
  let open: { codes: WarningCode[]; limited: boolean; parts: string[] } | null = null
  const close = () => {
    if (open) warnings.push({ code: open.codes[0] ?? (open.limited ? 'not-under-3' : 'other'), text: open.parts.join(' ') })
    open = null
  }
  for (const sentence of sentences.filter((part) => /[\p{L}\p{N}]/u.test(part))) {
    const said = sentence.toLowerCase()
    const code = WARNINGS.find(([, pattern]) => pattern.test(said))?.[0]
    const limited = AGE_LIMIT.test(said)
    const another: boolean = open !== null && ((code !== undefined && open.codes.length > 0) || (limited && open.limited))
    if (another && code !== open?.codes[0]) close()
    open ??= { codes: [], limited: false, parts: [] }
    if (code) open.codes.push(code)
    open.limited ||= limited
    open.parts.push(sentence)
  }
  close()
  return warnings
}

const CERTIFICATES: [CertificateCode, RegExp][] = [
  ['ukca', /\bukca\b/],
  ['en-62115', /\ben\s?(?:iec\s)?62115\b/],
  ['en-71', /\ben\s?71\b/],
  ['astm-f963', /\bastm\b/],
  ['cpc', /\bcpc\b|\bcpsia\b/],
  ['oeko-tex', /oeko-?tex/],
  ['gots', /\bgots\b/],
  ['grs', /\bgrs\b|global recycled standard/],
  ['fsc', /\bfsc\b/],
  ['reach', /\breach\b/],
  ['rohs', /\brohs\b/],
  ['ce', /^ce\b/],
]

export function certificatesOf(names: readonly string[]): Safety['certificates'] {
  return names.map((text) => ({ code: CERTIFICATES.find(([, pattern]) => pattern.test(text.toLowerCase()))?.[0] ?? 'other', text }))
}
