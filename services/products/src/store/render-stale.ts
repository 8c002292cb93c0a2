import { openDatabase, transaction } from '@toyline/postgres'
import { sql } from 'kysely'
import type pg from 'pg'
import { VIEW_FORMAT } from '../domain/product-views.ts'
import { readStored } from './stored-products.ts'
import { writeViews } from './views-writer.ts'

// Small enough for a statement's time limit.
const BATCH = 50

/**
 * Makes the read model of products anew that have one of another release's form, some milliseconds a product. Several processes
 * may do so at once: each takes others, and returns when it finds none left to take.
 * @returns how many it made
 */
export async function renderStale(pool: pg.Pool): Promise<number> {
  const db = openDatabase<unknown>(pool)
  let made = 0
  for (;;) {
    const taken = await transaction(db, async (tx) => {
      const { rows } = await sql<{ ordinal: number }>`
        select v.ordinal from product_views v join products p using (ordinal) where v.format < ${VIEW_FORMAT}
        order by v.format, v.ordinal limit ${BATCH} for update of p skip locked`.execute(tx)
      const ordinals = rows.map(({ ordinal }) => ordinal)
      if (ordinals.length === 0) return 0
      await writeViews(tx, await readStored(tx, ordinals))
      await sql`update products set changed_xid = pg_current_xact_id() where ordinal = any(${ordinals})`.execute(tx)
      return ordinals.length
    })
    if (taken === 0) return made
    made += taken
  }
}
