import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { Ajv, type ValidateFunction } from 'ajv'
import { parse } from 'yaml'
import type { Form } from './form.ts'

const FILE = fileURLToPath(new URL('../../../../../shared/data/api-specs/stripe/spec3_2023-09-12.yaml.gz', import.meta.url))

/** Why a test that needs Stripe's own description is skipped, or false where it is at hand. */
export const isWithoutDescription = existsSync(FILE) ? (false as const) : 'Stripe’s own description is not beside this repository'

/** What we send that is younger than the description of August 2023; the client's types of 2026 know all of it. */
const YOUNGER: Record<string, string> = {
  confirmation_token: 'confirmation tokens came in November 2023',
  allowed_payment_method_types: 'the name of payment_method_types since 2026',
  final_capture: 'multicapture was a beta then',
  ship_from_details: 'where goods leave from could not be said yet',
  'payment_method_options.card.request_multicapture': 'multicapture was a beta then',
  'payment_method_options.card.request_extended_authorization': 'extended authorisations online were a beta then',
}
/** Routes that are. */
const YOUNGER_ROUTES = /^\/v1\/(test_helpers\/)?confirmation_tokens(\/|$)/
/** Objects that are looked into; of all others it is enough that they are objects, or the whole description would be compiled. */
const OURS = new Set([
  'payment_intent',
  'charge',
  'refund',
  'dispute',
  'balance_transaction',
  'event',
  'payment_method',
  'tax.calculation',
  'tax.calculation_line_item',
  'error',
])

type Schema = { [name: string]: unknown }
type Operation = {
  parameters?: { name: string; in: string; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content: Record<string, { schema: Schema }> }>
}
type Document = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } }
export type Description = {
  /** What is wrong with a request by Stripe's description; empty when nothing is. */
  request: (method: string, path: string, said: Form) => string[]
  answer: (method: string, path: string, status: number, body: object) => string[]
}

let opened: Description | null | undefined

/** Stripe's OpenAPI file, read once; null where it is not at hand. */
export function openDescription(): Description | null {
  opened ??= isWithoutDescription
    ? null
    : describe(parse(gunzipSync(readFileSync(FILE)).toString('utf8'), { maxAliasCount: -1 }) as Document)
  return opened
}

function describe({ paths, components }: Document): Description {
  const ajv = new Ajv({ strict: false, validateFormats: false, coerceTypes: true, allErrors: true })
  const answers = new Ajv({ strict: false, validateFormats: false, allErrors: true })
  const schemas = Object.fromEntries(
    Object.entries(components.schemas).map(([name, schema]) => [name, isForeign(name, schema) ? { type: 'object' } : plain(schema, false)]),
  )
  answers.addSchema({ $id: 'stripe', components: { schemas } })
  const compiled = new Map<string, ValidateFunction>()
  const once = (name: string, make: () => ValidateFunction): ValidateFunction => {
    const known = compiled.get(name) ?? make()
    compiled.set(name, known)
    return known
  }

  function operation(method: string, path: string): [string, Operation | undefined] {
    const route =
      Object.keys(paths).find((known) => new RegExp(`^${known.replaceAll(/\{[^}]+\}/g, '(?!search$)[^/]+')}$`).test(path)) ?? path
    return [`${method} ${route}`, paths[route]?.[method.toLowerCase()]]
  }

  return {
    request(method, path, said) {
      if (YOUNGER_ROUTES.test(path)) return []
      const [name, known] = operation(method, path)
      if (!known) return [`${method} ${path} is not described`]
      const validate = once(name, () => ajv.compile(plain(sayable(method, known), true)))
      return validate(withoutYounger(said))
        ? []
        : (validate.errors ?? []).map(({ instancePath, message, params }) => `${name} ${instancePath} ${message} ${JSON.stringify(params)}`)
    },
    answer(method, path, status, body) {
      if (YOUNGER_ROUTES.test(path)) return []
      const [name, known] = operation(method, path)
      const described = status < 300 ? known?.responses['200'] : known?.responses.default
      const schema = described?.content['application/json']?.schema
      if (!schema) return [`${name} ${status} is not described`]
      const validate = once(`${name} ${status < 300}`, () => answers.compile(rooted(plain(schema, false)) as Schema))
      return validate(body)
        ? []
        : (validate.errors ?? []).map(({ instancePath, message }) => `${name} ${status} ${instancePath} ${message}`)
    },
  }
}

/** What may be said to an operation: its body, or in a question its query. */
function sayable(method: string, { requestBody, parameters = [] }: Operation): Schema {
  if (method !== 'GET') return requestBody?.content['application/x-www-form-urlencoded']?.schema ?? { type: 'object' }
  const query = parameters.filter((parameter) => parameter.in === 'query')
  return { type: 'object', properties: Object.fromEntries(query.map(({ name, schema }) => [name, schema])) }
}

/** OpenAPI 3.0 as JSON Schema. `strictly`: what is not described may not be said, at any depth. */
function plain(schema: Schema, strictly: boolean): Schema {
  const made: Schema = {}
  for (const [name, value] of Object.entries(schema))
    made[name] = Array.isArray(value) ? value.map((one) => inner(one, strictly)) : inner(value, strictly)
  if (strictly && made.properties && made.additionalProperties === undefined) made.additionalProperties = false
  if (made.nullable !== true) return made
  const { nullable: _nullable, ...rest } = made
  return { anyOf: [rest, { type: 'null' }] }
}

function inner(value: unknown, strictly: boolean): unknown {
  return typeof value === 'object' && value !== null ? plain(value as Schema, strictly) : value
}

function rooted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rooted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, name === '$ref' ? `stripe${one as string}` : rooted(one)]))
}

function isForeign(name: string, { properties }: Schema): boolean {
  return !OURS.has(name) && (properties as { object?: unknown } | undefined)?.object !== undefined
}

function withoutYounger(said: Form): Form {
  const left = structuredClone(said)
  for (const path of Object.keys(YOUNGER)) {
    const names = path.split('.')
    let at: Form | undefined = left
    for (const name of names.slice(0, -1)) at = at?.[name] as Form | undefined
    if (at) delete at[names.at(-1) ?? '']
  }
  return left
}
