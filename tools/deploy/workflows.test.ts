import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from './render.ts'
import { releaseProblems, workflowProblems } from './workflows.ts'

const FOLDER = '.github/workflows'
const read = (name: string) => readFileSync(join(root, FOLDER, name), 'utf8')
const [release, bring] = [read('release.yml'), read('bring.yml')]

test('every workflow is one that GitHub takes, runs what is named by its commit, and may do no more than it must', async () => {
  for (const name of readdirSync(join(root, FOLDER))) assert.deepEqual(await workflowProblems(read(name), name), [], name)
})

test('what is pushed is scanned, built, signed, tried in staging and then brought to production', () => {
  assert.deepEqual(releaseProblems(release, bring), [])
})

test('what was spoilt on purpose is found', async (t) => {
  const spoilt: [what: string, problems: Promise<string[]> | string[], said: string][] = [
    ['a job', workflowProblems(release.replace('needs: image', 'needs: images'), 'x'), 'needs job "images" which does not exist'],
    ['an expression', workflowProblems(release.replace('matrix.image }}', 'matrix.picture }}'), 'x'), 'property "picture" is not defined'],
    ['an action', workflowProblems(bring.replace(/checkout@\w+ # .*/, 'checkout@v5'), 'x'), 'actions/checkout@v5 may change'],
    [
      'a program',
      workflowProblems(bring.replace('"$URL"', `\${{ inputs.url }}`), 'x'),
      'a value becomes part of a program: node tools/deploy/smoke',
    ],
    ['a path', workflowProblems(release.replace('deploy/scan.ts', 'deploy/scans.ts'), 'x'), 'tools/deploy/scans.ts is not there'],
    ['rights', workflowProblems(bring.replace('contents: read', 'contents: write'), 'x'), 'whatever runs may write'],
    [
      'who may release',
      releaseProblems(release.replace(/ && github.event.workflow_run.event == 'push'/, ''), bring),
      'anybody’s pull request',
    ],
    ['the scan', releaseProblems(release.replace('node tools/deploy/scan.ts', 'echo'), bring), 'nothing is looked through'],
    ['the order', releaseProblems(release.replace('needs: staging', 'needs: image'), bring), 'production does not wait'],
    ['signatures', releaseProblems(release, bring.replace('node tools/deploy/verify.ts', 'echo')), 'unsigned images are brought'],
    ['the smoke test', releaseProblems(release, bring.replace('node tools/deploy/smoke.ts', 'echo')), 'nobody looks whether'],
  ]
  for (const [what, problems, said] of spoilt)
    await t.test(what, async () => {
      const found = (await problems).join('\n')
      assert.ok(found.includes(said), `said instead: ${found || 'nothing'}`)
    })
})
