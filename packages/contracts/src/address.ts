import { z } from 'zod'

/** Text a person typed: whole characters, no control characters, trimmed, bounded. */
export const typed = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) =>
      text
        .toWellFormed()
        .normalize('NFC')
        .replace(/\p{Cc}/gu, ' ')
        .trim(),
    )

/** A postal address. Which parts a country needs is checked against its own rules, by the service that keeps the address. */
export const Address = z
  .strictObject({
    name: typed(100).refine((text) => text.length > 0, 'Who should receive it?'),
    company: typed(100).optional(),
    line1: typed(100).refine((text) => text.length > 0, 'Please give a street and number.'),
    line2: typed(100).optional(),
    city: typed(100),
    /** State, province or region: its code where the country has codes. */
    area: typed(100).optional(),
    postcode: typed(20).optional(),
    /** ISO 3166-1 alpha-2. */
    country: z.string().regex(/^[A-Z]{2}$/, 'Please choose a country.'),
    phone: typed(30).optional(),
  })
  .meta({ id: 'Address' })
export type Address = z.infer<typeof Address>

/** Long enough for RFC 5321, strict enough to catch slips; the verification mail is the real test. */
export const Email = z
  .string()
  .max(254)
  .transform((text) => text.trim().toLowerCase())
  .refine(
    (text) => /^[^\s\p{Cc}\p{Cs}@<>()[\],;:\\"]+@[^\s\p{Cc}\p{Cs}@.]+(\.[^\s\p{Cc}\p{Cs}@.]+)+$/u.test(text),
    'Please enter an e-mail address like name@shop.example.',
  )
