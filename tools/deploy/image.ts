import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from './render.ts'

const IMAGES = ['backend', 'storefront']
const USAGE = `node tools/deploy/image.ts ${IMAGES.join('|')} --name REGISTRY/NAME --tag TAG

  Builds an image from the base that its Dockerfile names, by the digest that it has now, pushes it with its bill of materials and its
  provenance, and signs it (cosign, as who runs this). Prints its name with its digest. Docker must be signed in to the registry.`

/** Pushes and signs the image; returns its name with its digest. Throws where a step fails, and then nothing is signed. */
function build(image: string, name: string, tag: string): string {
  const run = (command: string, args: string[]) =>
    execFileSync(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' })
  const file = `deploy/images/${image}.Dockerfile`
  const [, base] = /^ARG NODE_IMAGE=(\S+)$/m.exec(readFileSync(join(root, file), 'utf8')) ?? []
  const digest = JSON.parse(run('docker', ['buildx', 'imagetools', 'inspect', String(base), '--format', '{{json .Manifest.Digest}}']))
  const folder = mkdtempSync(join(tmpdir(), 'image-'))
  try {
    const told = join(folder, 'metadata.json')
    const what = ['--file', file, '--build-arg', `NODE_IMAGE=${base}@${digest}`, '--tag', `${name}:${tag}`]
    run('docker', ['buildx', 'build', ...what, '--push', '--sbom=true', '--provenance=mode=max', '--metadata-file', told, '.'])
    const built = `${name}@${JSON.parse(readFileSync(told, 'utf8'))['containerimage.digest']}`
    run('cosign', ['sign', '--yes', built])
    return built
  } finally {
    rmSync(folder, { recursive: true })
  }
}

try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { name: { type: 'string' }, tag: { type: 'string' } } })
  const [image, ...more] = positionals
  if (!image || !IMAGES.includes(image) || more.length > 0 || !values.name || !values.tag) throw new Error(USAGE)
  console.log(build(image, values.name, values.tag))
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
