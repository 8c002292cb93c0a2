export { type Log, log } from './log.ts'
export { counter, gauge, histogram, renderMetrics } from './metrics.ts'
