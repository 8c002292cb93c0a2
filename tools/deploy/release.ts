import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { PLACES, type Place, renderRelease } from './render.ts'

const USAGE = `node tools/deploy/release.ts ${PLACES.join('|')} --backend NAME@sha256:… --storefront NAME@sha256:… [--print]

  Brings a release to the cluster that kubectl speaks to, in this order: what workloads stand on, the database, the migrations, the
  services. Stops at the first that fails; what served before then still serves. --print only prints the manifests.`

/** In AWS the database stands already, and its owner is what has to come. */
const DATABASE: Record<Place, string> = { staging: 'cluster/database', production: 'cluster/database', aws: 'externalsecret/database-app' }
/** What each step applies, by the label that workloads carry, and what has to be so before the next. */
const steps = (place: Place): { apply: string; wait: string[][] }[] => [
  {
    apply: '!app.kubernetes.io/component',
    wait: [
      [DATABASE[place], '--for=condition=Ready'],
      ['externalsecret/toyline', '--for=condition=Ready'],
    ],
  },
  { apply: 'app.kubernetes.io/component=migrate', wait: [['job/migrate', '--for=condition=Complete']] },
  { apply: 'app.kubernetes.io/component in (backend, pages)', wait: [] },
]
const NAMESPACES: Record<Place, string> = { staging: 'toyline-staging', production: 'toyline', aws: 'toyline' }
/** Turned over at once, after a trial, and back where promises are broken. */
const ROLLOUTS: Record<Place, string[]> = { staging: [], production: ['storefront', 'gateway'], aws: ['storefront', 'gateway'] }
/** As long as the slowest copy takes to start. */
const PATIENCE = '--timeout=900s'
/** The same, a trial before visitors come, and ten minutes of judging what they get. */
const JUDGED_AFTER = '1800s'

function release(place: Place, manifests: string): void {
  const inPlace = ['--namespace', NAMESPACES[place]]
  const kubectl = (args: string[], input?: string) =>
    execFileSync('kubectl', args, { input, stdio: [input ? 'pipe' : 'ignore', 'inherit', 'inherit'] })
  for (const { apply, wait } of steps(place)) {
    // A job cannot be changed, so the last release's goes first.
    if (apply.endsWith('migrate')) kubectl([...inPlace, 'delete', 'job', 'migrate', '--ignore-not-found'])
    kubectl(['apply', '--filename', '-', '--selector', apply], manifests)
    for (const what of wait) kubectl([...inPlace, 'wait', ...what, PATIENCE])
  }
  kubectl([...inPlace, 'rollout', 'status', 'deployment', '--selector', 'app.kubernetes.io/part-of=toyline', PATIENCE])
  for (const name of ROLLOUTS[place]) kubectl(['argo', 'rollouts', ...inPlace, 'status', name, '--timeout', JUDGED_AFTER])
}

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { backend: { type: 'string' }, storefront: { type: 'string' }, print: { type: 'boolean', default: false } },
  })
  const [asked, ...more] = positionals
  const place = PLACES.find((each) => each === asked)
  if (!place || more.length > 0 || !values.backend || !values.storefront) throw new Error(USAGE)
  const manifests = renderRelease(place, { backend: values.backend, storefront: values.storefront })
  if (values.print) process.stdout.write(manifests)
  else release(place, manifests)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
