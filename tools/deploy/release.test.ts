import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { hasKubectl, SAMPLE_IMAGES } from './places.ts'
import { type Place, root } from './render.ts'

const skip = hasKubectl() ? false : 'kubectl is not here'

/** Runs the release with a kubectl that renders, speaks to no cluster, and fails at a command that contains `failing`. */
function release(t: TestContext, failing = 'nothing', place: Place = 'staging'): { code: number | null; asked: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'release-test-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const real = execFileSync('sh', ['-c', 'command -v kubectl'], { encoding: 'utf8' }).trim()
  const log = join(folder, 'log')
  const script = `#!/bin/sh
[ "$1" = kustomize ] && exec ${real} "$@"
echo "$*" >> ${log}
case "$*" in apply*) cat > /dev/null;; esac
case "$*" in *"${failing}"*) exit 1;; esac
`
  writeFileSync(join(folder, 'kubectl'), script)
  chmodSync(join(folder, 'kubectl'), 0o755)
  const images = ['--backend', SAMPLE_IMAGES.backend, '--storefront', SAMPLE_IMAGES.storefront]
  const { status } = spawnSync(process.execPath, [join(root, 'tools/deploy/release.ts'), place, ...images], {
    env: { ...process.env, PATH: folder + delimiter + process.env.PATH },
  })
  return { code: status, asked: readFileSync(log, 'utf8').trim().split('\n') }
}

const BEFORE = [
  'apply --filename - --selector !app.kubernetes.io/component',
  '--namespace toyline-staging wait cluster/database --for=condition=Ready --timeout=900s',
  '--namespace toyline-staging wait externalsecret/toyline --for=condition=Ready --timeout=900s',
  '--namespace toyline-staging delete job migrate --ignore-not-found',
  'apply --filename - --selector app.kubernetes.io/component=migrate',
  '--namespace toyline-staging wait job/migrate --for=condition=Complete --timeout=900s',
]

test('a release migrates before its services start', { skip }, (t) => {
  const { code, asked } = release(t)
  assert.equal(code, 0)
  assert.deepEqual(asked, [
    ...BEFORE,
    'apply --filename - --selector app.kubernetes.io/component in (backend, pages)',
    '--namespace toyline-staging rollout status deployment --selector app.kubernetes.io/part-of=toyline --timeout=900s',
  ])
})

test('where the migrations fail, no service is touched', { skip }, (t) => {
  const { code, asked } = release(t, 'job/migrate')
  assert.equal(code, 1)
  assert.deepEqual(asked, BEFORE)
})

test('in AWS, where the database stands already, its owner is waited for, and then the trials of gateway and storefront', { skip }, (t) => {
  const { code, asked } = release(t, 'nothing', 'aws')
  assert.equal(code, 0)
  assert.equal(asked[1], '--namespace toyline wait externalsecret/database-app --for=condition=Ready --timeout=900s')
  assert.deepEqual(
    asked.slice(-2),
    ['storefront', 'gateway'].map((name) => `argo rollouts --namespace toyline status ${name} --timeout 1800s`),
  )
})
