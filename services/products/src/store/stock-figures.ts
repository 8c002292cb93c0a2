import type { Pool } from 'pg'

/** Seconds for which the oldest hold has been kept; 0 where nothing is held. Holds end by themselves, so an old one is one that was forgotten. */
export async function oldestHold(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ seconds: number }>(
    "select coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as seconds from products.holds where state = 'held'",
  )
  return rows[0]?.seconds ?? 0
}

/** Pieces that were promised and are not there, nor may be promised before they come: 0 unless stock went wrong. */
export async function oversoldPieces(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ pieces: number }>(
    `select coalesce(sum(allocated + held - on_hand - oversell_cap), 0)::int as pieces
     from products.stock where allocated + held > on_hand + oversell_cap`,
  )
  return rows[0]?.pieces ?? 0
}
