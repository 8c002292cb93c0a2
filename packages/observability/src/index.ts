export { type Log, log } from './log.ts'
export { counter, gauge, gaugeOfRoom, gaugeOnAsking, histogram, renderMetrics } from './metrics.ts'
export { startTracing, type TraceSettings } from './start-tracing.ts'
export {
  addSpan,
  type Begun,
  begin,
  type Carrier,
  carried,
  isDrawn,
  isRecorded,
  isTracing,
  noteOrderIn,
  type Piece,
  step,
} from './tracing.ts'
export { type ErrorTracking, trackErrors } from './track-errors.ts'
export { withoutSecrets } from './without-secrets.ts'
