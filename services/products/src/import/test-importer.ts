/** An importer in a process of its own, for tests that end it or look at its memory: FILE URL MEDIA [dry]. */
import { openPool } from '@toyline/postgres'
import { diskStorage } from '../media/disk-storage.ts'
import { importFile } from './import-file.ts'

const [path = '', url = '', media = '', dry] = process.argv.slice(2)
const pool = openPool({ url, name: 'importer', statementTimeoutMs: 30_000 })
const summary = await importFile({ path, pool, storage: diskStorage(media), dryRun: dry === 'dry' })
console.log(JSON.stringify(summary))
await pool.end()
