export { type Log, log } from './log.ts'
export { counter, gauge, gaugeOfRoom, gaugeOnAsking, histogram, renderMetrics } from './metrics.ts'
export { startTracing, type TraceSettings } from './start-tracing.ts'
export { type Begun, begin, type Carrier, carried, inThisWork, isRecorded, isTracing, noteOrderIn, type Piece, step } from './tracing.ts'
