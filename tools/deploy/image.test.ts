import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { root } from './render.ts'
import { lockProblems } from './scan.ts'

const DIGEST = `sha256:${'b'.repeat(64)}`

/** Runs a program of this folder with a docker and a cosign that write down what they are asked; one that is asked for `failing` fails. */
function run(t: TestContext, program: string, args: string[], failing = 'nothing') {
  const folder = mkdtempSync(join(tmpdir(), 'image-test-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const log = join(folder, 'log')
  for (const name of ['docker', 'cosign']) {
    const script = `#!/bin/sh
echo "${name} $*" >> ${log}
case "${name} $*" in *"${failing}"*) exit 1;; esac
case "$*" in *imagetools*) echo '"${DIGEST}"';; esac
while [ $# -gt 0 ]; do [ "$1" = --metadata-file ] && echo '{"containerimage.digest":"${DIGEST}"}' > "$2"; shift; done
exit 0
`
    writeFileSync(join(folder, name), script)
    chmodSync(join(folder, name), 0o755)
  }
  const env = { ...process.env, PATH: folder + delimiter + process.env.PATH }
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'tools/deploy', program), ...args], { env, encoding: 'utf8' })
  return { status, stdout, asked: existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [] }
}

const BACKEND = ['backend', '--name', 'registry.example/backend', '--tag', 'abc']

test('an image is built from its base by digest, then signed, and named by its own digest', (t) => {
  const { status, stdout, asked } = run(t, 'image.ts', BACKEND)
  assert.deepEqual([status, stdout], [0, `registry.example/backend@${DIGEST}\n`])
  assert.match(
    String(asked[1]),
    new RegExp(`--build-arg NODE_IMAGE=node:[\\w.-]+@${DIGEST} --tag registry.example/backend:abc --push --sbom=true`),
  )
  assert.deepEqual(asked.slice(2), [`cosign sign --yes registry.example/backend@${DIGEST}`])
})

test('what could not be built is not signed, and has no name', (t) => {
  const { status, stdout, asked } = run(t, 'image.ts', BACKEND, 'buildx build')
  assert.deepEqual([status, stdout], [1, ''])
  assert.ok(!asked.some((line) => line.startsWith('cosign')))
})

test('images are brought only if this repository’s release has signed all of them', (t) => {
  const images = [`registry.example/backend@${DIGEST}`, `registry.example/storefront@${DIGEST}`]
  const { status, asked } = run(t, 'verify.ts', ['toyline/shop', ...images])
  assert.equal(status, 0)
  for (const [at, image] of images.entries()) {
    assert.match(String(asked[at]), new RegExp(`^cosign verify ${image} .*--certificate-identity https://github.com/toyline/shop/`))
  }
  assert.equal(run(t, 'verify.ts', ['toyline/shop', ...images], 'verify registry.example/storefront').status, 1)
  assert.equal(run(t, 'verify.ts', ['toyline/shop']).status, 2)
})

test('S16: every package is held by its sum, and none may run a program when it is installed but those that must', () => {
  for (const path of ['package-lock.json', 'deploy/aws/package-lock.json'])
    assert.deepEqual(lockProblems(readFileSync(join(root, path), 'utf8')), [], path)
  const lock = { packages: { 'node_modules/a': {}, 'node_modules/b': { integrity: 'sha512-x', hasInstallScript: true } } }
  assert.deepEqual(lockProblems(JSON.stringify(lock)), [
    'node_modules/a may be anything: it has no sha512',
    'node_modules/b would run a program when it is installed',
  ])
})
