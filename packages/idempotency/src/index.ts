export { type Claim, claimKey, finishKey } from './keys.ts'
export { serveOnce } from './serve-once.ts'
export { idempotencyTables } from './tables.ts'
