import { openPool } from '@toyline/postgres'
import { rebuildSearch } from '@toyline/products'
import { Environment } from '../apps/platform/src/config.ts'
import { openInstallation } from './installation.ts'

/**
 * `SEARCH_URL=… npm run search:rebuild`: makes the search engine's index of the shop on this machine, or of DATABASE_URL, anew, while the
 * one before goes on being searched.
 */
const { SEARCH_URL: urls, SEARCH_INDEX: prefix } = Environment.pick({ SEARCH_URL: true, SEARCH_INDEX: true }).parse(process.env)
if (!urls) throw new Error('SEARCH_URL is not set: there is no index beside PostgreSQL.')
const installation = await openInstallation()
if (!installation) throw new Error('There is no shop on this machine yet. Run `npm start` once, or set DATABASE_URL and PLATFORM_SECRET.')
const pool = openPool({ url: installation.databaseUrl('products'), name: 'toyline-search', statementTimeoutMs: 30_000 })
try {
  const begun = performance.now()
  const { products } = await rebuildSearch(pool, { urls, prefix })
  console.log(`${products} products in ${((performance.now() - begun) / 1_000).toFixed(1)} s.`)
} finally {
  await pool.end()
  await installation.stop()
}
