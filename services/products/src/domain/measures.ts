const CM_PER_INCH = 2.54
const MEASURE = /^(\d{1,5}(?:\.\d{1,2})?)(cm|mm|in|inch|inches|zoll|pouces|pulgadas|kg|g|ml|l|oz|lb)$/
const INCH = new Set(['in', 'inch', 'inches', 'zoll', 'pouces', 'pulgadas'])

/**
 * The ways in which a measure may be written where it is one: `25cm` and `25 cm` are the same, and so is `10 in`. Lengths are
 * compared in whole centimetres and whole inches, as they are printed on boxes.
 * @param text a number and a unit, with nothing between them
 */
export function waysToWrite(text: string): string[] | null {
  const [, number = '', unit = ''] = MEASURE.exec(text) ?? []
  if (unit === '') return null
  const cm = INCH.has(unit)
    ? Math.round(Number(number) * CM_PER_INCH)
    : unit === 'cm'
      ? Number(number)
      : unit === 'mm'
        ? Number(number) / 10
        : null
  if (cm === null) return [`${number}${unit}`, `${number} ${unit}`]
  const inches = Math.round(cm / CM_PER_INCH)
  // "in" alone is a word that search leaves out, which would find each ten of anything.
  return [`${cm}cm`, `${cm} cm`, `${cm * 10}mm`, `${cm * 10} mm`, ...(inches > 0 ? [`${inches}in`, `${inches} inch`] : [])]
}
