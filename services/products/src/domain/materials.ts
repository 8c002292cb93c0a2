import type { MaterialCode } from '@toyline/contracts'

/** How labels name materials. The narrower stands before the wider: what a rule has read is not read again. */
const RULES: [MaterialCode, RegExp][] = [
  ['recycled-polyester', /recycled poly(?:ester)?(?: filling)?|\brpet\b|recyceltes polyester|polyester recyclé|poliéster reciclado/],
  ['organic-cotton', /organic cotton|bio-?baumwolle|coton (?:bio(?:logique)?)|algodón orgánico/],
  ['acrylic', /\bacrylic\b|\bacryl\b|acrylique|acrílico/],
  ['felt', /\bfelt(?:ed)?\b|\bfilz\b|feutre|fieltro/],
  ['wool', /\b(?:wool|merino)\b|\bwolle\b|\blaine\b|\blana\b/],
  [
    'polyester',
    /polyester|poliéster|velboa|minky|microfib(?:re|er)|microfleece|\bfleece\b|sherpa|\bplush\b|\bsatin\b|ripstop|polyamide|elastane|spandex/,
  ],
  ['cotton', /cotton|baumwolle|coton|algodón|canvas|twill|\bmuslin\b/],
  ['wood', /wood(?:en)?|\bbeech\b|\bmaple\b|walnut|\blime\b|plywood|\boak\b|bamboo|\bholz\b|buche|\bbois\b|hêtre|madera|\bhaya\b/],
  ['card', /card(?:s|board)?\b|\bpaper\b|greyboard|punchboard|\bboard\b|karton|pappe|papier|\bcarton\b|cartón|papel/],
  ['metal', /metal|zinc|steel|alumini?um|\btin\b|iron\b|brass|enamel|carabiner|metall|stahl|métal|acier|acero/],
  ['vinyl', /\bpvc\b|vinyl|vinilo/],
  ['plastic', /\b(?:abs|pp|pe|ps|pet|hdpe|ldpe)\b|plastic|kunststoff|plastique|plástico/],
  ['silicone', /silicone?|silikon|silicona/],
  ['rubber', /rubber|kautschuk|caoutchouc|caucho|latex/],
  ['foam', /\bfoam\b|schaumstoff|mousse|espuma/],
  ['glass', /\bglass\b|\bglas\b|\bverre\b|vidrio/],
]

/** What the text of a label says the product is made of, in the order of the list; `other` for one that names none of these. */
export function materialCodes(label: string | null): MaterialCode[] {
  if (label === null || label.trim() === '') return []
  const found = new Set<MaterialCode>()
  let rest = label.toLowerCase()
  for (const [code, pattern] of RULES) {
    const without = rest.replaceAll(new RegExp(pattern, 'g'), ' ')
    if (without !== rest) found.add(code)
    rest = without
  }
  return found.size > 0 ? RULES.map(([code]) => code).filter((code) => found.has(code)) : ['other']
}
