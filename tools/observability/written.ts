import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import { asGrafana, dashboards } from './dashboards.ts'
import { asAnalysis, asPrometheusRule } from './manifests.ts'
import { groups, PLACES } from './rules.ts'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const FOLDER = 'deploy/observability'
const KUBERNETES = 'deploy/kubernetes'
const HEADER = '# Written by `npm run papers` from tools/observability/rules.ts.\n'

/** Every file that is written from code, by its path from the root. */
export function papers(): [path: string, text: string][] {
  return [
    [`${FOLDER}/rules.yaml`, HEADER + stringify({ groups }, { lineWidth: 0 })],
    ...Object.values(PLACES).map((place): [string, string] => [
      `${KUBERNETES}/overlays/${place.place}/alerts.yaml`,
      HEADER + stringify(asPrometheusRule(place), { lineWidth: 0 }),
    ]),
    [`${KUBERNETES}/overlays/production/promises.yaml`, HEADER + stringify(asAnalysis(PLACES.production), { lineWidth: 0 })],
    ...dashboards.map((one): [string, string] => [
      `${FOLDER}/dashboards/${one.uid}.json`,
      `${JSON.stringify(asGrafana(one), undefined, 2)}\n`,
    ]),
  ]
}
