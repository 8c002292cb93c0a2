import type { openPool } from '@toyline/postgres'

export type Pool = ReturnType<typeof openPool>
