import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { papers, root } from './written.ts'

/** `npm run papers`: writes the alerts and the dashboards from the code. */
for (const [path, text] of papers()) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
console.log('deploy/observability written')
