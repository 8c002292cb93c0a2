import { newId } from '@toyline/contracts'
import { sql } from 'kysely'
import type { Database } from './tables.ts'

/** A picture that the pipeline has made: its files lie in storage under `key`, one per width and format. */
export type MediaDraft = { key: string; width: number; height: number; widths: number[]; blur: string }

/** Keeps a made picture; the same key again overwrites its sizes. Returns its id. */
export async function upsertMedia(db: Database, { key, width, height, widths, blur }: MediaDraft): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into media (id, key, width, height, widths, blur) values (${newId('med')}, ${key}, ${width}, ${height}, ${widths}, ${blur})
    on conflict (key) do update set width = excluded.width, height = excluded.height, widths = excluded.widths, blur = excluded.blur
    returning id`.execute(db)
  return (rows[0] as { id: string }).id
}

export type MediaRow = MediaDraft & { mediaId: string }

/** Made pictures by key; keys that were never made are left out. */
export async function findMedia(db: Database, keys: readonly string[]): Promise<Map<string, MediaRow>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql<MediaRow>`
    select id as "mediaId", key, width, height, widths, blur from media where key = any(${[...new Set(keys)]})`.execute(db)
  return new Map(rows.map((row) => [row.key, row]))
}
