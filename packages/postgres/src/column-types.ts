import pg from 'pg'

const { builtins } = pg.types

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit a JavaScript number`)
  return value
}

// pg-types names no array types. From PostgreSQL's pg_type.dat.
const INT8_ARRAY: number = 1016
const parseTexts: (text: string) => (string | null)[] = pg.types.getTypeParser(INT8_ARRAY)

function safeIntegers(text: string): (number | null)[] {
  return parseTexts(text).map((item) => (item === null ? null : safeInteger(item)))
}

function asText(text: string): string {
  return text
}

/**
 * How column values arrive: int8 as number (an unsafe one throws instead of losing digits), numeric as string,
 * timestamptz as Date, date as 'YYYY-MM-DD' (pg's default would shift it through the process's time zone).
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      if (oid === builtins.INT8) return safeInteger
      if (oid === INT8_ARRAY) return safeIntegers
      if (oid === builtins.DATE) return asText
    }
    return pg.types.getTypeParser(oid, format as 'text')
  },
}
