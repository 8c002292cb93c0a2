import { fileURLToPath } from 'node:url'
import { idempotencyTables } from '@toyline/idempotency'
import { jobsMigrations } from '@toyline/jobs'
import { migrations as notifications } from '@toyline/notifications'
import { migrations as orders } from '@toyline/orders'
import { migrations as payments } from '@toyline/payments'
import { type Migration, migrate, readMigrations } from '@toyline/postgres'
import { migrations as products } from '@toyline/products'
import { migrations as sandbox } from '@toyline/sandbox'
import { migrations as users } from '@toyline/users'
import { readConfig } from './config.ts'
import { secretFor } from './secrets.ts'

const OWNERS = { products, users, orders, payments, notifications, sandbox }

/** Every schema's migrations from files, by service. */
export async function readAllMigrations(): Promise<Record<string, Migration[]>> {
  const read = Object.entries(OWNERS).map(async ([service, directory]) => [service, await readMigrations(fileURLToPath(directory))])
  return Object.fromEntries(await Promise.all(read))
}

/** Brings every schema and role up to date; safe to run from several places at once, before the new release starts. */
export async function migrateAll({ adminUrl, secret }: { adminUrl: string; secret: string }): Promise<void> {
  for (const [service, directory] of Object.entries(OWNERS)) {
    const { applied } = await migrate({
      adminUrl,
      service,
      directory: fileURLToPath(directory),
      extra: [...jobsMigrations(service), idempotencyTables],
      roleSecret: secretFor(secret, 'database-roles'),
    })
    for (const name of applied) console.log(`${service}: ${name}`)
  }
}

if (import.meta.main) {
  const config = readConfig(process.env)
  await migrateAll({ adminUrl: config.DATABASE_URL, secret: config.PLATFORM_SECRET })
}
