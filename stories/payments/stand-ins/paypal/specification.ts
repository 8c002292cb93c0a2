import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'

const FOLDER = fileURLToPath(new URL('../../../../../shared/data/api-specs/paypal/', import.meta.url))
const FILES = ['checkout_orders_v2', 'payments_payment_v2', 'notifications_webhooks_v1', 'reporting_transactions_v1'] as const
const METHODS = ['get', 'post', 'patch', 'put', 'delete'] as const

/** Why a test that needs PayPal's own descriptions is skipped here; false where they lie. */
export const missing = existsSync(FOLDER) ? false : `PayPal’s API descriptions are not in ${FOLDER}`

type Json = { [name: string]: Json } & Json[] & string
type Operation = { file: string; method: string; path: string; pattern: RegExp; described: Json; pointer: string }
export type Documented = { status: number; issue: string; body: object }
export type Specification = ReturnType<typeof readSpecification>

/** PayPal's OpenAPI files, as something that sees whether a request and its answer are as they are described. */
export function readSpecification() {
  const ajv = new Ajv2019({ strict: false, unicodeRegExp: false, logger: false })
  addFormats.default(ajv)
  const files = new Map(FILES.map((file) => [file as string, JSON.parse(readFileSync(`${FOLDER}${file}.json`, 'utf8')) as Json]))
  for (const [file, document] of files) ajv.addSchema(document, file)
  const operations = [...files].flatMap(([file, document]) => operationsOf(file, document))
  const validators = new Map<string, ValidateFunction>()

  /** Whatever fits the schema and has no property that it does not know. */
  function misfits(ref: string, value: unknown): string[] {
    const validate = validators.get(ref) ?? ajv.compile({ allOf: [{ $ref: ref }], unevaluatedProperties: false })
    validators.set(ref, validate)
    return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`)
  }

  function find(method: string, path: string): Operation | undefined {
    const [pathname = ''] = path.split('?')
    return operations.find((one) => one.method === method.toLowerCase() && one.pattern.test(pathname))
  }

  function resolved(file: string, value: Json | undefined): Json | undefined {
    if (!value?.$ref) return value
    const keys = String(value.$ref).slice(2).split('/')
    return resolved(
      file,
      keys.reduce<Json | undefined>((at, key) => at?.[key.replaceAll('~1', '/')], files.get(file)),
    )
  }

  return {
    /** What is wrong with a request: the operation, its parameters, its body. */
    request({ method, path, headers, body }: { method: string; path: string; headers: Record<string, unknown>; body: unknown }): string[] {
      const operation = find(method, path)
      if (!operation) return [`${method} ${path} is no operation of PayPal’s`]
      const { file, described, pointer } = operation
      const wrong: string[] = []
      const parameters = ((described.parameters ?? []) as Json[]).map((one) => resolved(file, one))
      for (const parameter of parameters) {
        if (parameter?.in !== ('header' as Json)) continue
        const given = headers[String(parameter.name).toLowerCase()]
        if (given === undefined) continue
        const validate = ajv.compile(parameter.schema as Json)
        if (!validate(given)) wrong.push(`header ${parameter.name}: ${ajv.errorsText(validate.errors)}`)
      }
      const queried = new URLSearchParams(path.split('?')[1])
      for (const [name, text] of queried) {
        const schema = parameters.find((one) => one?.in === ('query' as Json) && String(one.name) === name)?.schema
        const given = (schema as { type?: string } | undefined)?.type === 'integer' ? Number(text) : text
        if (!schema || !ajv.validate(schema, given)) wrong.push(`query ${name}: ${schema ? ajv.errorsText() : 'is not described'}`)
      }
      for (const parameter of parameters)
        if (parameter?.in === ('query' as Json) && parameter.required && !queried.has(String(parameter.name)))
          wrong.push(`query ${parameter.name} is missing`)
      const schema = described.requestBody?.content?.['application/json']?.schema
      if (schema && body !== undefined) wrong.push(...misfits(`${pointer}/requestBody/content/application~1json/schema`, body))
      if (!schema && body !== undefined) wrong.push('a body that is not described')
      if (described.requestBody?.required && body === undefined) wrong.push('no body')
      return wrong.map((what) => `${method} ${path}: ${what}`)
    },
    /** What is wrong with an answer. */
    answer(method: string, path: string, status: number, body: unknown): string[] {
      const operation = find(method, path)
      if (!operation) return []
      const name = operation.described.responses?.[String(status)] ? String(status) : 'default'
      const { pointer, file } = operation
      const response = operation.described.responses?.[name]
      const schema = resolved(file, response)?.content?.['application/json']?.schema
      if (!schema) return []
      const at = response?.$ref ? `${file}${response.$ref}` : `${pointer}/responses/${name}`
      return misfits(`${at}/content/application~1json/schema`, body).map((what) => `${method} ${path} ${status}: ${what}`)
    },
    report: (event: unknown): string[] => misfits('notifications_webhooks_v1#/components/schemas/event', event),
    /** Every refusal that is described for an operation, as PayPal words it. */
    refusals(method: string, path: string): Documented[] {
      const operation = find(method, path)
      if (!operation) throw new Error(`${method} ${path} is no operation of PayPal’s`)
      return Object.entries(operation.described.responses ?? {})
        .filter(([status]) => Number(status) >= 400)
        .flatMap(([status, response]) => {
          const { file } = operation
          const schema = resolved(file, response)?.content?.['application/json']?.schema
          if (!schema) return [{ status: Number(status), issue: `status ${status}`, body: {} }]
          const [frame, issues] = ((schema.allOf ?? [schema]) as Json[]).map((part) => resolved(file, part))
          const head = { name: only(frame?.properties?.name), message: only(frame?.properties?.message), debug_id: 'b1d1f06c7246c' }
          const described = (issues?.properties?.details?.items?.anyOf ?? []) as Json[]
          if (described.length === 0) return [{ status: Number(status), issue: head.name, body: head }]
          return described.map(({ properties }) => {
            const issue = only(properties?.issue)
            return {
              status: Number(status),
              issue,
              body: { ...head, details: [{ issue, description: only(properties?.description) }] },
            }
          })
        })
    },
  }
}

function only(schema: Json | undefined): string {
  return String(schema?.enum?.[0] ?? '')
}

function operationsOf(file: string, document: Json): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({
      file,
      method,
      path,
      pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
      described: item[method] as Json,
      pointer: `${file}#/paths/${encodeURIComponent(path.replaceAll('/', '~1'))}/${method}`,
    })),
  )
}
