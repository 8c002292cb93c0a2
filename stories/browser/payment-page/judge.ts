import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { LookedAt, RunScript } from './look-at-page.ts'

const Entry = z.strictObject({
  what: z.string(),
  why: z.string(),
  authorisedBy: z.string(),
  /** Providers with whom it may run; always where there are none. */
  providers: z.array(z.enum(['stripe', 'paypal'])).optional(),
  /** Where a file comes from, as a beginning of its address; an inline script has none. `{shop}` is the shop itself. */
  from: z.string().optional(),
  integrity: z.union([
    /** The bytes of the file that was built. */
    z.literal('as-built'),
    z.strictObject({ sha256: z.string() }),
    /** Data that differ by page: only these words around them are fixed. */
    z.strictObject({ form: z.string() }),
    z.strictObject({ none: z.string() }),
  ]),
})
const Hosts = z.strictObject({ scripts: z.string(), frames: z.string(), connects: z.string(), images: z.string() })
const Inventory = z.strictObject({
  page: z.string(),
  reviewedOn: z.iso.date(),
  scripts: z.array(Entry),
  /** In words between braces: what the hosts of the providers make of it. */
  headers: z.record(z.string(), z.string()),
  hosts: z.strictObject({ stripe: Hosts, paypal: Hosts }),
})
type Entry = z.infer<typeof Entry>
export type Inventory = z.infer<typeof Inventory>

const STATIC = fileURLToPath(new URL('../../../apps/storefront/.next/static/', import.meta.url))

export const inventory: Inventory = Inventory.parse(JSON.parse(readFileSync(new URL('./inventory.json', import.meta.url), 'utf8')))

/** `sandbox`: the address of the test provider's frames, where it is offered. */
type Asked = { shopUrl: string; providers: ('stripe' | 'paypal')[]; sandbox: string | null }

/** What is on the page and not in the inventory, or not as it is there; empty when nothing is. */
export function judgePage({ scripts, headers }: LookedAt, { shopUrl, providers, sandbox }: Asked): string[] {
  const allowed = inventory.scripts.filter((entry) => entry.providers?.some((one) => providers.includes(one)) ?? true)
  const strangers = scripts
    .filter((script) => !allowed.some((entry) => fits(script, entry, shopUrl)))
    .map(({ url, isInline, sha256, source }) => `script ${isInline ? 'inline' : url} sha256-${sha256}: ${source.slice(0, 80)}`)
  const hosts = (part: keyof z.infer<typeof Hosts>) =>
    [...providers.map((one) => inventory.hosts[one][part]), ...(sandbox && part === 'frames' ? [sandbox] : [])]
      .map((host) => ` ${host}`)
      .join('')
  const filled = (part: string) =>
    part === 'opener'
      ? providers.includes('paypal')
        ? 'same-origin-allow-popups'
        : 'same-origin'
      : hosts(part as keyof z.infer<typeof Hosts>)
  const wanted = Object.entries(inventory.headers).map(([name, value]) => [
    name,
    value.replace(/\{(\w+)\}/g, (_, part: string) => filled(part)),
  ])
  const wrong = wanted.filter(([name = '', value]) => headers[name] !== value)
  return [...strangers, ...wrong.map(([name = '', value]) => `header ${name} is “${headers[name]}”, not “${value}”`)]
}

function fits({ url, isInline, source, sha256 }: RunScript, { from, integrity }: Entry, shopUrl: string): boolean {
  if (isInline !== (from === undefined)) return false
  if (from !== undefined && !url.startsWith(from.replace('{shop}', shopUrl))) return false
  if (integrity === 'as-built') return sha256 === builtSha256(new URL(url).pathname)
  if ('sha256' in integrity) return sha256 === integrity.sha256
  return 'none' in integrity || new RegExp(integrity.form, 's').test(source)
}

function builtSha256(path: string): string | null {
  const file = STATIC + decodeURIComponent(path.replace(/^\/_next\/static\//, ''))
  if (path.includes('..') || !existsSync(file)) return null
  return createHash('sha256').update(readFileSync(file, 'utf8')).digest('base64')
}
