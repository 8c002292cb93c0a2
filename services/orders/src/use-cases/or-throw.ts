import { problem } from '@toyline/http/problem'
import { isRefusal, type Refusal } from '../domain/refusal.ts'

/** Lets a decision through and throws a refusal as the problem that it is. */
export function orThrow<Decision>(decided: Decision): Exclude<Decision, { refusal: Refusal }> {
  if (isRefusal(decided)) throw problem(decided.refusal.status, decided.refusal.code, decided.refusal.detail, decided.refusal.extra)
  return decided as Exclude<Decision, { refusal: Refusal }>
}
