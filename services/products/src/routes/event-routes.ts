import { deliveryCards } from '@toyline/contracts'
import { serve } from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import { outbox } from '../events/outbox.ts'
import type { Database } from '../store/tables.ts'

/** This room asks for no events yet; one that comes nevertheless is noted, so that its sender can forget it. */
export function eventRoutes(app: FastifyInstance, db: Database): void {
  serve(app, deliveryCards.receiveEvent, async ({ body }) => ({
    handled: await db.transaction().execute((tx) => outbox.once(tx, body.id)),
  }))
}
