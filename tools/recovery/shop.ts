import { randomBytes } from 'node:crypto'
import { type Embedded, openPool, roleUrl } from '@toyline/postgres'
import { seedSynthetic } from '@toyline/products'
import { migrateAll } from '../../apps/platform/src/migrate.ts'
import { secretFor } from '../../apps/platform/src/secrets.ts'
import type { Installation } from '../installation.ts'
import { compare } from '../reconcile/compare.ts'
import { openBooks } from '../reconcile/read-books.ts'

/** A shop to lose and to have back: every schema of the house, and so many made-up products with prices and stock. */
export function drillShop(products: number) {
  const secret = randomBytes(32).toString('base64url')
  const installation = ({ adminUrl, stop }: Embedded): Installation => ({
    adminUrl,
    secret,
    databaseUrl: (service) => roleUrl({ adminUrl, service, roleSecret: secretFor(secret, 'database-roles') }),
    stop,
  })
  return {
    victim: 'products.stock_movements',
    async fill(server: Embedded): Promise<void> {
      await migrateAll({ adminUrl: server.adminUrl, secret })
      const pool = openPool({ url: installation(server).databaseUrl('products'), name: 'toyline-drill', statementTimeoutMs: 30_000 })
      await seedSynthetic(pool, products)
      await pool.end()
    },
    /** Each service signs in as its own role, and stock and money follow from the records, as in `npm run reconcile`. */
    async inspect(server: Embedded): Promise<string[]> {
      const books = openBooks(installation(server))
      try {
        const read = await books.read()
        if (read.stock.checkedRows === 0) return ['The books know of no stock.']
        return compare(read).map((drift) => `The books do not agree: ${JSON.stringify(drift)}`)
      } finally {
        await books.close()
      }
    },
  }
}
