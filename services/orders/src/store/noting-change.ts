import { sql } from 'kysely'
import type { Fragment } from './database.ts'
import { ORDER_CHANGED_CHANNEL } from './order-changes.ts'

/** The end of a statement: the order has changed, which is the last thing in its history, and all processes hear of it. */
export function notingChange(orderId: string, what: string): Fragment {
  return sql`
    changed as (
      update orders.orders set version = version + 1,
        timeline = timeline || jsonb_build_array(jsonb_build_object('at', now(), 'what', ${what}::text, 'detail', null))
      where id = ${orderId} returning id
    )
    select pg_notify(${ORDER_CHANGED_CHANNEL}, id)::text from changed`
}
