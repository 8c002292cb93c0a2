import { z } from 'zod'

/** Pages of the shop as figures tell them apart. */
export const PageKind = z.enum(['home', 'listing', 'search', 'product', 'cart', 'checkout', 'order', 'account', 'other'])
export type PageKind = z.infer<typeof PageKind>

const MOST_MS = 600_000
const ms = z.number().int().min(0).max(MOST_MS)

/** What a page tells the shop about itself, and nothing about who reads it. */
export const Telemetry = z.strictObject({
  /** How its reader felt it: LCP and INP in milliseconds, CLS as it is. */
  vitals: z.array(z.strictObject({ page: PageKind, name: z.enum(['LCP', 'INP', 'CLS']), value: z.number().min(0).max(MOST_MS) })).max(10),
  /** What was thrown and nobody caught; `at` is a built file of ours, with line and column. */
  errors: z
    .array(
      z.strictObject({
        page: PageKind,
        kind: z.string().max(60),
        message: z.string().max(300),
        at: z
          .string()
          .max(200)
          .regex(/^[\w./-]*(?::\d+){0,2}$/),
      }),
    )
    .max(5),
  /** Requests whose trace the page began and the shop records, by the ids of W3C's Trace Context. */
  calls: z
    .array(
      z.strictObject({
        traceId: z.string().regex(/^[0-9a-f]{32}$/),
        spanId: z.string().regex(/^[0-9a-f]{16}$/),
        name: z.string().regex(/^[a-zA-Z]{1,40}$/),
        agoMs: ms,
        ms,
      }),
    )
    .max(20),
})
export type Telemetry = z.infer<typeof Telemetry>
