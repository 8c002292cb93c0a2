import type pg from 'pg'

export type Archiver = {
  /** How often a segment of the log could not be archived since the server's statistics began. */
  failures: number
  /** Whether the last try failed. */
  failing: boolean
  /** The newest segment that was archived, empty where none was. */
  lastArchived: string
}

/** What PostgreSQL says of its archive; a segment that could not be archived is kept and tried again. */
export async function readArchiver(pool: pg.Pool): Promise<Archiver> {
  const { rows } = await pool.query<{ failures: string; failing: boolean; segment: string }>(
    `select failed_count as failures, coalesce(last_archived_wal, '') as segment,
       coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) as failing
     from pg_stat_archiver`,
  )
  const { failures, failing, segment } = rows[0] as { failures: string; failing: boolean; segment: string }
  // A backup's label is archived as SEGMENT.OFFSET.backup.
  return { failures: Number(failures), failing, lastArchived: segment.split('.')[0] ?? '' }
}
