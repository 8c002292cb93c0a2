import { execFileSync } from 'node:child_process'
import type { Images } from './render.ts'

/** What tests of a release need. */
const DIGEST = `sha256:${'a'.repeat(64)}`
export const SAMPLE_IMAGES: Images = {
  backend: `registry.example/toyline/backend@${DIGEST}`,
  storefront: `registry.example/toyline/storefront@${DIGEST}`,
}

export function hasKubectl(): boolean {
  try {
    execFileSync('kubectl', ['version', '--client'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
