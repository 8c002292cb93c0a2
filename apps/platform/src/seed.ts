import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { callerTokens } from '@toyline/http'
import { log } from '@toyline/observability'
import { openPool, roleUrl } from '@toyline/postgres'
import { hasProducts, importFile } from '@toyline/products'
import { usersService } from '@toyline/users'
import { readConfig } from './config.ts'
import { mediaStorage } from './media-storage.ts'
import { secretFor } from './secrets.ts'

const DEMO_PASSWORD = 'a shelf full of plush'
const DEMO_ACCOUNTS = [
  { email: 'buyer@toyline.example', name: 'Bea Buyer', role: 'buyer' },
  { email: 'staff@toyline.example', name: 'Sam Staff', role: 'staff' },
  { email: 'admin@toyline.example', name: 'Ada Admin', role: 'admin' },
] as const

/** Fills an empty embedded installation: the sample catalogue and the demo accounts. Does nothing where products are. */
async function seed(): Promise<void> {
  const config = readConfig(process.env)
  const databaseUrl = (service: string) =>
    roleUrl({ adminUrl: config.DATABASE_URL, service, roleSecret: secretFor(config.PLATFORM_SECRET, 'database-roles') })
  const products = openPool({ url: databaseUrl('products'), name: 'toyline-seed', statementTimeoutMs: 30_000 })
  const users = openPool({ url: databaseUrl('users'), name: 'toyline-seed' })
  try {
    // An import that was killed halfway leaves its mark behind and is taken up again; what it had kept is skipped.
    const unfinished = join(config.PRODUCTS_MEDIA_DIRECTORY, 'sample-import-unfinished')
    const needed = !(await hasProducts(products)) || existsSync(unfinished)
    if (config.PLATFORM_MODE !== 'embedded' || !needed || !existsSync(config.PLATFORM_SAMPLE_CATALOGUE)) return
    mkdirSync(config.PRODUCTS_MEDIA_DIRECTORY, { recursive: true })
    writeFileSync(unfinished, '')
    const people = usersService({
      pool: users,
      log: log('seed'),
      tokens: callerTokens(secretFor(config.PLATFORM_SECRET, 'caller-tokens')),
      deliver: async () => {},
      settings: { secret: secretFor(config.PLATFORM_SECRET, 'users'), publicUrl: config.PLATFORM_PUBLIC_URL },
    })
    for (const account of DEMO_ACCOUNTS) await people.createAccount({ ...account, password: DEMO_PASSWORD, verified: true })
    const summary = await importFile({
      path: config.PLATFORM_SAMPLE_CATALOGUE,
      pool: products,
      storage: mediaStorage(config),
      onProgress: ({ products: done, pictures }) => console.log(`${done} products, ${pictures} pictures`),
    })
    if (summary.refused) throw new Error(summary.refused)
    rmSync(unfinished)
  } finally {
    await products.end()
    await users.end()
  }
}

await seed()
