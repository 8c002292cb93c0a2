import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import { asGrafana, dashboards } from './dashboards.ts'
import { asAnalysis, asPrometheusRule } from './manifests.ts'
import { groups } from './rules.ts'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const FOLDER = 'deploy/observability'
const COMPONENTS = 'deploy/kubernetes/components'
const HEADER = '# Written by `npm run papers` from tools/observability/rules.ts.\n'

/** Every file that is written from code, by its path from the root. */
export function papers(): [path: string, text: string][] {
  return [
    [`${FOLDER}/rules.yaml`, HEADER + stringify({ groups }, { lineWidth: 0 })],
    [`${COMPONENTS}/observability/rules.yaml`, HEADER + stringify(asPrometheusRule(), { lineWidth: 0 })],
    [`${COMPONENTS}/blue-green/promises.yaml`, HEADER + stringify(asAnalysis(), { lineWidth: 0 })],
    ...dashboards.map((one): [string, string] => [
      `${FOLDER}/dashboards/${one.uid}.json`,
      `${JSON.stringify(asGrafana(one), undefined, 2)}\n`,
    ]),
  ]
}
