import { z } from 'zod'

/** Opaque: made by the service that reads it, meaningless elsewhere. */
export const Cursor = z.string().max(400)
/** One value or several under the same query key, always read as a list. */
export const Several = (max = 50) =>
  z.union([
    z
      .string()
      .max(200)
      .transform((one) => [one]),
    z.array(z.string().max(200)).max(max),
  ])
