import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAllDocuments } from 'yaml'

export const root = fileURLToPath(new URL('../../', import.meta.url))
/** A folder of `deploy/kubernetes/overlays`; `aws` is production there. */
export const PLACES = ['staging', 'production', 'aws'] as const
export type Place = (typeof PLACES)[number]
/** Of each image its name with the digest, as `registry.example/toyline/backend@sha256:…`. */
export type Images = { backend: string; storefront: string }

const BY_DIGEST = /^(\S+)@(sha256:[0-9a-f]{64})$/

/** The manifests of a release as `kubectl apply` takes them. Throws where an image is not named by its digest, or kubectl is not here. */
export function renderRelease(place: Place, images: Images): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'release-')))
  try {
    const kustomization = {
      resources: [relative(folder, join(root, 'deploy/kubernetes/overlays', place))],
      images: Object.entries(images).map(([name, image]) => {
        const [, newName, digest] = BY_DIGEST.exec(image) ?? []
        if (!newName || !digest) throw new Error(`${name}: ${image} is not an image by its digest, as name@sha256:…`)
        return { name: `toyline/${name}`, newName, digest }
      }),
    }
    // JSON is YAML.
    writeFileSync(join(folder, 'kustomization.yaml'), JSON.stringify(kustomization))
    return execFileSync('kubectl', ['kustomize', folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The manifests of the collector of traces and logs, which a cluster has once, as `kubectl apply` takes them. */
export function renderCollector(): string {
  return execFileSync('kubectl', ['kustomize', join(root, 'deploy/kubernetes/collector')], { encoding: 'utf8' })
}

/** One object of the cluster. Loose on purpose: tools/deploy/schemas.test.ts holds the shapes. */
// biome-ignore lint/suspicious/noExplicitAny: what a manifest holds is looked into at many depths, and checked against its schema.
export type Manifest = { apiVersion: string; kind: string; metadata: { name: string; [key: string]: any }; [key: string]: any }

export function readManifests(text: string): Manifest[] {
  return parseAllDocuments(text).map((document) => document.toJS() as Manifest)
}
