/**
 * Writes the data of packages/addresses from public data sets.
 *
 *   node tools/addresses-data.ts <directory>
 *
 * The directory holds libaddressinput/countryinfo.txt.gz, country-codes/country-codes.csv and
 * us-zipcodes/all_us_zipcodes.csv.gz. Sources, licences and the refresh are described in
 * packages/addresses/README.md.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

const [source] = process.argv.slice(2)
if (!source) {
  console.error('usage: node tools/addresses-data.ts <directory with libaddressinput, country-codes, us-zipcodes>')
  process.exit(2)
}
const output = new URL('../packages/addresses/data/', import.meta.url)

type Info = Record<string, string>
type Area = { code: string; name?: string; label?: string; postcodes?: string }
type Zip = { code: string; city: string; state: string }

/**
 * Where the published rules are older than the post office's. Each entry replaces the keys it names.
 * Spacing examples follow the national operators' own writing of a postcode.
 */
const CORRECTIONS: Record<string, Info> = {
  GB: { postcodeWord: 'postcode', cityWord: 'town' },
  IE: {
    fmt: '%N%n%O%n%A%n%C%n%S%n%Z',
    require: 'AC',
    zip: '[AC-FHKNPRTV-Y]\\d[\\dW][ ]?[\\dAC-FHKNPRTV-Y]{4}',
    zipex: 'A65 F4E2,D02 AF30',
    postcodeWord: 'eircode',
    cityWord: 'town',
  },
  CA: { postcodeWord: 'postal-code' },
  US: { postcodeWord: 'zip' },
  PR: { postcodeWord: 'zip' },
  IN: { postcodeWord: 'pin' },
  SE: { zipex: '114 55,123 45,105 00' },
  BG: { require: 'ACZ' },
  BY: { zipex: '223016,220050' },
  CY: { require: 'ACZ' },
  CZ: { require: 'ACZ' },
  EE: { require: 'ACZ', zipex: '69501,11212,10111' },
  HR: { require: 'ACZ' },
  HU: { require: 'ACZ' },
  LT: { require: 'ACZ' },
  LV: { require: 'ACZ' },
  MT: { require: 'ACZ', zip: '[A-Z]{3}[ ]?\\d{4}', zipex: 'VLT 1117,BZN 1130,SPB 6031' },
  RO: { require: 'ACZ' },
  SI: { require: 'ACZ', fmt: '%N%n%O%n%A%nSI-%Z %C' },
  SK: { require: 'ACZ' },
  MC: { require: 'ACZ' },
}

/** Names as a shop writes them, where the code list uses a diplomatic or abbreviated form. */
const NAMES: Record<string, string> = {
  US: 'United States',
  GB: 'United Kingdom',
  XK: 'Kosovo',
  AC: 'Ascension Island',
  TA: 'Tristan da Cunha',
  HK: 'Hong Kong',
  MO: 'Macao',
}

const split = (text: string | undefined) => (text ? text.split('~') : [])

function titleCase(name: string): string {
  return name.toLowerCase().replace(/(^|[\s(-])\p{L}/gu, (start) => start.toUpperCase())
}

function readCountries(): Info[] {
  const text = gunzipSync(readFileSync(`${source}/libaddressinput/countryinfo.txt.gz`)).toString('utf8')
  const rows = text.split('\n').flatMap((line) => {
    const found = /^data\/([A-Z]{2})=(\{.*\})$/.exec(line)
    return found && found[1] !== 'ZZ' ? [JSON.parse(found[2] as string) as Info] : []
  })
  return rows.filter((row) => row.key).sort((a, b) => ((a.key as string) < (b.key as string) ? -1 : 1))
}

function readNames(): Map<string, string> {
  const rows = parse(readFileSync(`${source}/country-codes/country-codes.csv`), { columns: true }) as Info[]
  return new Map(rows.map((row) => [row['ISO3166-1-Alpha-2']?.trim() ?? '', row['CLDR display name'] ?? '']))
}

function readZips(): Zip[] {
  const rows = parse(gunzipSync(readFileSync(`${source}/us-zipcodes/all_us_zipcodes.csv.gz`)), { columns: true }) as Info[]
  const zips = rows.map((row) => ({ code: row.code as string, city: row.city as string, state: row.state as string }))
  // The list puts 93737 in Nevada; it is a code of Fresno, California.
  return zips.filter((zip) => zip.code !== '93737')
}

/** ZIP codes whose delivery area lies in two states, with the state the ZIP list does not name (US Census Bureau). */
const ALSO_IN: Record<string, string> = {
  '02861': 'MA',
  '42223': 'TN',
  '59221': 'ND',
  '63673': 'IL',
  '71749': 'LA',
  '73949': 'TX',
  '81137': 'NM',
  '84536': 'AZ',
  '86044': 'UT',
  '86515': 'NM',
  '88063': 'TX',
  '89439': 'CA',
  '97635': 'CA',
}

type StateRule = { prefixes: string[]; codes: string[]; lost: Map<string, string[]> }

/**
 * The state of each three-digit ZIP prefix, by majority, and the five-digit codes of another state inside
 * it. Where libaddressinput agrees with such a code the majority state loses it; where the two sources
 * differ both states may use it.
 */
function zipRulesByState(zips: Zip[], published: Map<string, string>): Map<string, StateRule> {
  const byPrefix = Map.groupBy(zips, (zip) => zip.code.slice(0, 3))
  const rules = new Map<string, StateRule>()
  const ruleOf = (state: string) => {
    const rule: StateRule = rules.get(state) ?? { prefixes: [], codes: [], lost: new Map() }
    rules.set(state, rule)
    return rule
  }
  for (const [prefix, rows] of byPrefix) {
    const main = majorityState(rows)
    ruleOf(main).prefixes.push(prefix)
    for (const { code, state } of rows.filter((row) => row.state !== main)) {
      ruleOf(state).codes.push(code)
      const agreed = published.get(state)?.split('|').includes(code)
      if (agreed) ruleOf(main).lost.set(prefix, [...(ruleOf(main).lost.get(prefix) ?? []), code])
    }
  }
  for (const [code, state] of Object.entries(ALSO_IN)) ruleOf(state).codes.push(code)
  return rules
}

function majorityState(rows: Zip[]): string {
  const [first] = [...Map.groupBy(rows, (row) => row.state)].sort(([, a], [, b]) => b.length - a.length)
  return (first as [string, Zip[]])[0]
}

/** `['350','351','354']` -> `35[014]`: one alternative per pair of leading digits. */
function compactPrefixes(prefixes: string[]): string[] {
  const byPair = new Map<string, string[]>()
  for (const prefix of prefixes) byPair.set(prefix.slice(0, 2), [...(byPair.get(prefix.slice(0, 2)) ?? []), prefix.slice(2)])
  return [...byPair].map(([pair, last]) =>
    last.length === 10 ? pair : last.length === 1 ? `${pair}${last[0]}` : `${pair}[${last.sort().join('')}]`,
  )
}

function usPostcodes(zips: Zip[], published: Map<string, string>): Map<string, string> {
  const rules = zipRulesByState(zips, published)
  const known = new Set(zips.map((zip) => zip.code.slice(0, 3)))
  const unlisted = Array.from({ length: 1000 }, (_, n) => String(n).padStart(3, '0')).filter((prefix) => !known.has(prefix))
  const result = new Map<string, string>()
  for (const [state, pattern] of published) {
    const found = rules.get(state)
    if (!found) {
      result.set(state, pattern)
      continue
    }
    const matches = new RegExp(`^(?:${pattern})`)
    const open = unlisted.filter((prefix) => matches.test(`${prefix}00`))
    const plain = [...found.prefixes.filter((prefix) => !found.lost.has(prefix)), ...open].sort()
    const guarded = [...found.lost].map(([prefix, codes]) => `(?!${codes.join('|')})${prefix}`)
    result.set(state, [...compactPrefixes(plain), ...guarded, ...found.codes].join('|'))
  }
  return result
}

function readAreas(info: Info, zips: Zip[]): Area[] {
  const keys = split(info.sub_keys)
  const names = split(info.sub_names)
  const latin = split(info.sub_lnames)
  const iso = split(info.sub_isoids)
  const postcodes = split(info.sub_zips)
  const byState = info.key === 'US' ? usPostcodes(zips, new Map(keys.map((key, i) => [key, postcodes[i] ?? '']))) : undefined
  return keys.map((key, i) => {
    const code = /^[A-Z]{2,3}$/.test(key) ? key : iso[i] || key
    const name = names[i] || latin[i] || key
    const pattern = byState?.get(key) ?? postcodes[i]
    return { code, ...(name !== key && { name }), ...(key !== code && { label: key }), ...(pattern && { postcodes: pattern }) }
  })
}

/**
 * Where the separator stands in a postcode, learned from the examples: by the number of characters
 * without separators, the position counted from the start and the separator.
 */
function readSpacing(info: Info): [length: number, at: number, separator: string][] {
  const votes = new Map<number, Map<string, number>>()
  for (const example of split(info.zipex?.replaceAll(',', '~')?.replaceAll(':', '~'))) {
    const bare = example.replace(/[\s-]/g, '')
    const found = /[\s-]/.exec(example)
    const vote = found && !/^BFPO/.test(example) ? `${found.index}|${found[0]}` : ''
    const counts = votes.get(bare.length) ?? new Map<string, number>()
    counts.set(vote, (counts.get(vote) ?? 0) + 1)
    votes.set(bare.length, counts)
  }
  return [...votes]
    .sort(([a], [b]) => a - b)
    .flatMap(([length, counts]) => {
      const [winner] = [...counts].sort(([, a], [, b]) => b - a)
      if (!winner?.[0]) return []
      const [at, separator] = winner[0].split('|') as [string, string]
      return [[length, Number(at), separator] as [number, number, string]]
    })
}

function writeCountries(zips: Zip[]) {
  const names = readNames()
  const list: { code: string; name: string }[] = []
  const formats: string[] = []
  for (const published of readCountries()) {
    const code = published.key as string
    const info: Info = { ...published, ...CORRECTIONS[code] }
    const name = NAMES[code] ?? names.get(code) ?? ''
    list.push({ code, name: name.trim() || titleCase(info.name as string) })
    const areas = readAreas(info, zips)
    const spacing = readSpacing(info)
    formats.push(
      `${JSON.stringify(code)}: ${JSON.stringify({
        fmt: info.fmt ?? '%N%n%O%n%A%n%C',
        ...(info.lfmt && { latinFmt: info.lfmt }),
        required: info.require ?? 'AC',
        upper: info.upper?.trim() ?? 'C',
        ...(info.zip && { postcode: info.zip }),
        ...(info.zip && info.zipex && { example: info.zipex.split(/[,:]/)[0] }),
        ...(spacing.length > 0 && { spacing }),
        ...(info.postcodeWord && { postcodeWord: info.postcodeWord }),
        ...(info.cityWord && { cityWord: info.cityWord }),
        ...(info.state_name_type && { areaWord: info.state_name_type }),
        ...(areas.length > 0 && { areas }),
      })}`,
    )
  }
  list.sort((a, b) => a.name.localeCompare(b.name, 'en'))
  writeFileSync(new URL('countries.json', output), `[\n${list.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`)
  writeFileSync(new URL('formats.json', output), `{\n${formats.join(',\n')}\n}\n`)
  console.log(`${list.length} countries`)
}

/**
 * Places by three-digit prefix: `{ "980": ["WA", { "Bellevue": "04-09,15" }] }`, the last two digits
 * as single values and ranges. A place in another state than the prefix's carries it: "Dubois|WY".
 */
function writePlaces(zips: Zip[]) {
  const byPrefix = new Map<string, Zip[]>()
  for (const zip of zips) byPrefix.set(zip.code.slice(0, 3), [...(byPrefix.get(zip.code.slice(0, 3)) ?? []), zip])
  const lines = [...byPrefix]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([prefix, rows]) => {
      const state = majorityState(rows)
      const places = Map.groupBy(rows, (row) => (row.state === state ? row.city : `${row.city}|${row.state}`))
      const packed = [...places].map(([city, of]) => [city, ranges(of.map((row) => Number(row.code.slice(3))))])
      return `${JSON.stringify(prefix)}:${JSON.stringify([state, Object.fromEntries(packed)])}`
    })
  writeFileSync(new URL('us-places.json', output), `{\n${lines.join(',\n')}\n}\n`)
}

function ranges(values: number[]): string {
  const sorted = [...new Set(values)].sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const value of sorted) {
    const last = runs.at(-1)
    if (last && value === last[1] + 1) last[1] = value
    else runs.push([value, value])
  }
  const two = (n: number) => String(n).padStart(2, '0')
  return runs.map(([from, to]) => (from === to ? two(from) : `${two(from)}-${two(to)}`)).join(',')
}

const zips = readZips()
writeCountries(zips)
writePlaces(zips)
