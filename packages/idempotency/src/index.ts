export { forgetKeys } from './forget-keys.ts'
export { answering, type Claim, claiming, claimKey, finishing, finishKey } from './keys.ts'
export { serveOnce } from './serve-once.ts'
export { idempotencyTables } from './tables.ts'
