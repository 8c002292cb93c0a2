import { sql } from 'kysely'
import type { Bought, CapUse } from '../domain/caps.ts'
import type { Owner } from '../domain/owner.ts'
import type { Db, Fragment } from './database.ts'

/** Whose orders count towards a cap. `email` is what a guest typed; null while it is not known, and for somebody signed in. */
export type Buyer = Owner & { email: string | null }

/** What a buyer has ordered of capped variants within the span of each cap, other than from this cart. */
export async function readBought(db: Db, buyer: Buyer, cartId: string, capped: readonly CapUse[]): Promise<Bought> {
  const found = await sql<{ variant_id: string; quantity: number }>`
    select variant_id, quantity from orders.bought(${variantsOf(capped)}, ${daysOf(capped)}, ${identity(buyer)}, ${cartId})`.execute(db)
  return new Map(found.rows.map((row) => [row.variant_id, row.quantity]))
}

/** A condition that holds where an order of these quantities stays within its caps, and keeps others of the same buyer waiting meanwhile. */
export function withinCaps(buyer: Buyer, cartId: string, lines: readonly (CapUse & { quantity: number })[]): Fragment {
  const quantities = lines.map((line) => line.quantity)
  const caps = lines.map((line) => line.cap.quantity)
  return sql`orders.within_caps(${variantsOf(lines)}, ${quantities}, ${caps}, ${daysOf(lines)}, ${identity(buyer)}, ${cartId})`
}

const variantsOf = (capped: readonly CapUse[]) => capped.map((one) => one.variantId)
const daysOf = (capped: readonly CapUse[]) => capped.map((one) => one.cap.days)

function identity({ companyId, userId, guestId, email }: Buyer): Fragment {
  return sql`${companyId}, ${userId}, ${guestId}, ${userId === null ? email : null}`
}
