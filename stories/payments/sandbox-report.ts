import type pg from 'pg'
import type { Theirs } from './bulk-report.ts'

/** The sandbox's side of the books, written as its administrator. */
export function sandboxReport(admin: pg.Client): Theirs {
  const paymentId = (id: string) => `pi_${id}`
  const movementId: Theirs['movementId'] = (id, moved) => `txn_${id}${{ charge: '', refund: 'r', dispute: 'd', fee: ':fee' }[moved]}`
  return {
    provider: 'sandbox',
    paymentId,
    movementId,
    async write(orders) {
      await admin.query(
        `with o as (
           select * from jsonb_to_recordset($1::jsonb) as o (id text, order_id text, amount bigint, fee bigint, currency text, refunded bigint,
             at timestamptz)
         ), intents as (
           insert into sandbox.intents (id, version, status, amount, amount_capturable, amount_received, amount_refunded, currency,
             capture_method, client_secret, metadata, disputed, created)
           select 'pi_' || id, 1, 'succeeded', amount, 0, amount, refunded, lower(currency), 'manual', '',
             jsonb_build_object('order_id', order_id), false, at from o
         )
         insert into sandbox.movements (id, intent_id, type, amount, fee, currency, source, created)
         select 'txn_' || id, 'pi_' || id, 'charge', amount, fee, lower(currency), 'ch_' || id, at from o
         union all select 'txn_' || id || 'r', 'pi_' || id, 'refund', -refunded, 0, lower(currency), 're_' || id, at from o where refunded > 0`,
        [JSON.stringify(orders)],
      )
    },
    async plant(id, { amount, currency, orderId, fee, refunded, disputed }, at) {
      await admin.query(
        `insert into sandbox.intents (id, version, status, amount, amount_capturable, amount_received, amount_refunded, currency,
           capture_method, client_secret, metadata, disputed, latest_charge, created)
         values ($1, 1, 'succeeded', $2::bigint, 0, $2::bigint, $3::bigint, $4, 'manual', '', jsonb_build_object('order_id', $5::text), $6, $7, $8)`,
        [paymentId(id), amount, refunded, currency, orderId, disputed, `ch_${id}`, at],
      )
      await admin.query(
        `insert into sandbox.charges (id, intent_id, status, amount, amount_captured, amount_refunded, currency, captured, disputed, card, metadata)
         values ($1, $2, 'succeeded', $3::bigint, $3::bigint, $4::bigint, $5, true, $6, '{}', '{}')`,
        [`ch_${id}`, paymentId(id), amount, refunded, currency, disputed],
      )
      const moved = (what: 'charge' | 'refund' | 'dispute', type: string, sum: number, kept: number) =>
        admin.query(
          `insert into sandbox.movements (id, intent_id, type, amount, fee, currency, source, created) values ($1, $2, $3, $4, $5, $6, $1, $7)`,
          [movementId(id, what), paymentId(id), type, sum, kept, currency, at],
        )
      await moved('charge', 'charge', amount, fee)
      if (refunded) await moved('refund', 'refund', -refunded, 0)
      if (disputed) await moved('dispute', 'adjustment', -amount, 0)
    },
    async net(without) {
      const { rows } = await admin.query(
        `select sum(amount - fee)::bigint as net from sandbox.movements
         where currency = 'usd' and created < now() - interval '5 hours' and intent_id <> all($1)`,
        [without.map(paymentId)],
      )
      return Number(rows[0].net)
    },
    async isGivenBack(id) {
      const { rows } = await admin.query('select amount_refunded = amount as all from sandbox.intents where id = $1', [paymentId(id)])
      return rows[0].all
    },
  }
}
