export { freePort } from '@toyline/postgres'
export { type Scratch, type ScratchOptions, scratchDatabase } from './scratch.ts'
export { type SpawnedNode, spawnNode } from './spawn-node.ts'
export { waitFor } from './wait-for.ts'
