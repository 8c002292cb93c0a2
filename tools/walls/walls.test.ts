import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { walls } from './cruise.ts'
import { rules } from './rules.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const FOLDERS = ['apps', 'packages', 'services']

/** A copy of the house without its furniture, in which cheats can be planted and nobody else sees them. */
const copy = mkdtempSync(join(tmpdir(), 'toyline-walls-'))

before(() => {
  for (const folder of FOLDERS) {
    cpSync(join(root, folder), join(copy, folder), {
      recursive: true,
      filter: (path) => !/(^|\/)(node_modules|\.next|\.data)$/.test(relative(root, path)),
    })
  }
  const modules = join(copy, 'node_modules')
  mkdirSync(join(modules, '@toyline'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@toyline' && !name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(modules, name))
  for (const folder of FOLDERS)
    for (const name of readdirSync(join(copy, folder))) symlinkSync(join(copy, folder, name), join(modules, '@toyline', name))
})
after(() => rmSync(copy, { recursive: true, force: true }))

test('no import goes through a wall, and the guard has really read the house', async () => {
  const { filesRead, broken } = await walls(root, FOLDERS)
  assert.deepEqual(broken, [])
  assert.ok(filesRead > 150, `only ${filesRead} files were read`)
})

const CHEATS: Record<string, [file: string, source: string]> = {
  'contracts know only zod and the card': [
    'packages/contracts/src/cheat.ts',
    "import { readFileSync } from 'node:fs'\nexport const cheat = readFileSync\n",
  ],
  'packages know nothing of services and apps': [
    'packages/http/src/cheat.ts',
    "export { migrations } from '../../../services/notifications/src/index.ts'\n",
  ],
  'nothing imports in a circle': [
    'packages/http/src/cheat.ts',
    "import { cheat as other } from './cheat-too.ts'\nexport const cheat = () => other\n",
  ],
  'a service never opens another, not even its types': [
    'services/orders/src/cheat.ts',
    "import type { NotificationsNeeds } from '../../notifications/src/index.ts'\nexport type Cheat = NotificationsNeeds\n",
  ],
  'services know nothing of apps': ['services/orders/src/cheat.ts', "export { readConfig } from '../../../apps/platform/src/config.ts'\n"],
  'domain is pure: itself and contracts, no packages, no Node, no I/O': [
    'services/orders/src/domain/cheat.ts',
    "import { randomUUID } from 'node:crypto'\nexport const cheat = randomUUID\n",
  ],
  'use cases know no web framework and no SQL': [
    'services/orders/src/use-cases/cheat.ts',
    "import { sql } from 'kysely'\nexport const cheat = sql\n",
  ],
  'only the composition opens services, and only by their front door': [
    'apps/platform/src/compose.ts',
    "export { letterFor } from '../../../services/notifications/src/domain/letters.ts'\n",
  ],
  'of the apps only the platform’s composition knows services': [
    'apps/platform/src/cheat.ts',
    "export { migrations } from '../../../services/notifications/src/index.ts'\n",
  ],
  'the shop reaches the backend through data/ alone': ['apps/storefront/features/cheat.ts', "export { client } from '@toyline/http'\n"],
  'what runs does not import what tests': ['services/orders/src/cheat.ts', "export { waitFor } from '@toyline/testing'\n"],
}

test('every wall has a cheat planted against it', () => {
  assert.deepEqual(Object.keys(CHEATS).sort(), rules.map(({ name }) => name).sort())
})

for (const [rule, [file, source]] of Object.entries(CHEATS)) {
  test(`caught: ${rule}`, async () => {
    const planted = [file, 'packages/http/src/cheat-too.ts']
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    writeFileSync(join(copy, file), source)
    writeFileSync(
      join(copy, 'packages/http/src/cheat-too.ts'),
      "import { cheat } from './cheat.ts'\nexport const other = cheat\nexport { other as cheat }\n",
    )
    try {
      const folder = file.split('/').slice(0, 3).join('/')
      const { broken } = await walls(copy, [folder])
      assert.ok(
        broken.some((found) => found.rule === rule && planted.includes(found.from)),
        JSON.stringify(broken),
      )
    } finally {
      for (const each of planted) rmSync(join(copy, each), { force: true })
    }
  })
}
