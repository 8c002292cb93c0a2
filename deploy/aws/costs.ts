import { SYSTEM_DISK_GB } from './parts/cluster.ts'
import { RULES } from './parts/firewall.ts'
import { SEARCH_MASTERS } from './parts/search.ts'
import { DEARER_IN_EUROPE, PRICED_REGION, PRICES } from './prices.ts'
import { SIZES, type Size, type SizeName } from './sizes.ts'

const HOURS = 730
/** What CloudFront delivers free of charge each month: gigabytes, and millions of requests. */
const FREE = { deliveredGb: 1_000, requestsMillions: 10 }

/** So much of what has a price, for a month. `usd` is rounded nowhere. */
export type Cost = { group: string; price: string; quantity: number; usd: number; usdInEurope: number }

type Bought = [group: string, price: string, quantity: number]

/** Everything of a size that is paid for, at list prices, for a month of 730 hours. */
export function costsOf(size: Size): Cost[] {
  const { nodes, database, cache, search, usage } = size
  const counts = countsOf(size)
  const bought: Bought[] = [
    ['Kubernetes', 'EKS cluster', HOURS],
    ['Kubernetes', nodes.type, nodes.count * HOURS],
    ['Kubernetes', 'disk, gp3', nodes.count * (nodes.diskGb + SYSTEM_DISK_GB)],
    ['Network', 'NAT gateway', size.natGateways * HOURS],
    ['Network', 'through NAT', usage.throughNatGb],
    ['Network', 'public address', size.natGateways * HOURS],
    ['Network', 'load balancer', HOURS],
    ['Network', 'load balancer unit', usage.loadBalancerUnits * HOURS],
    ['Network', 'zone of names', 1],
    // The standby costs as much as the primary; each replica once.
    ['PostgreSQL', `db.${database.type}`, (2 + database.replicas) * HOURS],
    ['PostgreSQL', 'database storage, gp3', (2 + database.replicas) * database.storageGb],
    ['Redis', cache.type, cache.nodes * HOURS],
    ...(search ? searchOf(search) : []),
    ['Pictures and delivery', 'pictures, S3 Standard', usage.picturesGb],
    ['Pictures and delivery', 'delivery beyond 1,000 GB', Math.max(0, usage.deliveredGb - FREE.deliveredGb)],
    ['Pictures and delivery', 'requests beyond 10 million', Math.max(0, usage.requestsMillions - FREE.requestsMillions)],
    ['Firewall', 'WAF access list', 1],
    ['Firewall', 'WAF rule', RULES],
    ['Firewall', 'WAF requests', usage.requestsMillions],
    // Here and in the second region.
    ['Backups', 'database backup', 2 * usage.backupsGb],
    ['Backups', 'backup of pictures', 2 * usage.picturesGb],
    ['Backups', 'transfer between regions', usage.backupsGb],
    ['Keys, secrets, logs, alarms', 'KMS key', counts.keys],
    ['Keys, secrets, logs, alarms', 'secret', counts.secrets],
    ['Keys, secrets, logs, alarms', 'logs taken in', usage.logsGb],
    ['Keys, secrets, logs, alarms', 'alarm', counts.alarms],
  ]
  return bought.map((line) => costOf(...line))
}

function searchOf(search: NonNullable<Size['search']>): Bought[] {
  return [
    ['Search', search.type, search.nodes * HOURS],
    ['Search', search.masterType, SEARCH_MASTERS * HOURS],
    ['Search', 'search storage, gp3', search.nodes * search.storageGb],
  ]
}

/** How many of the small things there are. The tests count them in what is written for CloudFormation. */
export function countsOf({ database, search }: Size): { keys: number; secrets: number; alarms: number } {
  return { keys: 8, secrets: 4 + (search ? 2 : 0), alarms: 12 + database.replicas + (search ? 2 : 0) }
}

export function totalOf(size: Size): { usd: number; usdInEurope: number } {
  const costs = costsOf(size)
  return { usd: sum(costs.map(({ usd }) => usd)), usdInEurope: sum(costs.map(({ usdInEurope }) => usdInEurope)) }
}

/** The table of docs/operations.md, in Markdown. */
export function costTable(): string {
  const names = Object.keys(SIZES) as SizeName[]
  // The largest has all of them.
  const groups = [...new Set(costsOf(SIZES.large).map(({ group }) => group))]
  const row = (what: string, of: (size: Size) => number) => [what, ...names.map((name) => dollars(of(SIZES[name])))]
  return table([
    ['US dollars a month', ...names],
    ...groups.map((group) => row(group, (size) => sum(costsOf(size).flatMap((cost) => (cost.group === group ? [cost.usd] : []))))),
    row(`**together, ${PRICED_REGION}**`, (size) => totalOf(size).usd),
    row('the same in eu-central-1, at the most', (size) => totalOf(size).usdInEurope),
    row('budget that alarms', (size) => size.budget),
  ])
}

/** What each size is, in Markdown. */
export function sizeTable(): string {
  const names = Object.keys(SIZES) as SizeName[]
  const row = (what: string, of: (size: Size) => string) => [what, ...names.map((name) => of(SIZES[name]))]
  return table([
    ['', ...names],
    row('meant for', ({ meant }) => meant),
    row('nodes', ({ nodes }) => `${nodes.count} to ${nodes.most} ${nodes.type}`),
    row('ways out (NAT)', ({ natGateways }) => String(natGateways)),
    row(
      'PostgreSQL',
      ({ database }) => `db.${database.type} and a standby, ${database.storageGb.toLocaleString('en')} GB; replicas: ${database.replicas}`,
    ),
    row('Redis', ({ cache }) => `${cache.nodes} ${cache.type}`),
    row('search', ({ search }) => (search ? `${search.nodes} ${search.type}, 3 masters` : 'PostgreSQL’s')),
  ])
}

function costOf(group: string, name: string, quantity: number): Cost {
  const price = PRICES[name]
  if (!price) throw new Error(`${name} has no price in prices.ts`)
  const usd = price.usd * quantity
  return { group, price: name, quantity, usd, usdInEurope: price.everywhere ? usd : usd * DEARER_IN_EUROPE }
}

function sum(numbers: number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}

function dollars(usd: number): string {
  return Math.round(usd).toLocaleString('en')
}

function table([head = [], ...rows]: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}
