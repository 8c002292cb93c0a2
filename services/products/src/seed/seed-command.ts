/**
 * Fills a migrated database with made-up products.
 *
 *   node services/products/src/seed/seed-command.ts <connection string of toyline_products> <products>
 */
import { openPool } from '@toyline/postgres'
import { seedSynthetic } from './seed-synthetic.ts'

const [url = '', count = ''] = process.argv.slice(2)
const pool = openPool({ url, name: 'seed', statementTimeoutMs: 30_000 })
await seedSynthetic(pool, Number(count))
await pool.end()
