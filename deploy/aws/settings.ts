import { SIZES, type SizeName } from './sizes.ts'

/** What a place is told, from `context` in cdk.json or `-c name=value`. The account is the one that deploys. */
export type Settings = {
  size: SizeName
  region: string
  /** Where backups are copied to. */
  secondRegion: string
  /** The three zones of the region, as `eu-central-1a`. */
  zones: readonly string[]
  /**
   * AWS's list of the addresses from which CloudFront asks origins; it has another id in each region. By name it is
   * `com.amazonaws.global.cloudfront.origin-facing`.
   */
  cloudFrontAddresses: string
  /** The namespace of the overlay in deploy/kubernetes. */
  namespace: string
  /** The shop's name, in a public zone of Route 53 of this account. */
  domain: string
  zoneName: string
  zoneId: string
  /** Who hears of alarms and of the budget. */
  alarmMail: string
}

const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/
const NAME = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/

/** Throws an Error that names every setting that is missing or wrong. `of` answers undefined for what is not set. */
export function readSettings(of: (name: string) => unknown): Settings {
  const problems: string[] = []
  const read = (name: string, form: RegExp, otherwise?: string): string => {
    const value = of(name) ?? otherwise
    if (typeof value === 'string' && form.test(value)) return value
    problems.push(value === undefined ? `${name} is not set` : `${name}: ${JSON.stringify(value)} does not look like ${form}`)
    return ''
  }
  const region = read('region', REGION)
  const settings = {
    size: read('size', new RegExp(`^(${Object.keys(SIZES).join('|')})$`)) as SizeName,
    region,
    secondRegion: read('secondRegion', REGION),
    zones: read('zones', /^[a-z0-9-]+(,[a-z0-9-]+){2}$/, `${region}a,${region}b,${region}c`).split(','),
    cloudFrontAddresses: read('cloudFrontAddresses', /^pl-[0-9a-f]+$/),
    namespace: read('namespace', /^[a-z0-9-]+$/),
    domain: read('domain', NAME),
    zoneName: read('zoneName', NAME),
    zoneId: read('zoneId', /^Z[A-Z0-9]+$/),
    alarmMail: read('alarmMail', /^[^@\s]+@[^@\s]+$/),
  }
  if (settings.region === settings.secondRegion) problems.push('secondRegion is the region itself: copies would be lost with it')
  if (settings.domain !== settings.zoneName && !settings.domain.endsWith(`.${settings.zoneName}`))
    problems.push(`domain: ${settings.domain} is not in ${settings.zoneName}`)
  if (problems.length > 0) throw new Error(`The settings of this place do not do:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
  return settings
}
