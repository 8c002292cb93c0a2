import { constants, setPriority } from 'node:os'

// Nobody waits for it as those do who buy meanwhile, perhaps on the same cores; not even for its start, which takes one for a while.
if (!process.argv.includes('--hurry')) setPriority(constants.priority.PRIORITY_LOW)
await import('./import/main.ts')
