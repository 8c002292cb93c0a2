import { deliveryCards } from '@toyline/contracts'
import { serve } from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import type { Room } from '../room.ts'

/** This room hears nothing yet; what is delivered all the same is noted, so that its sender can go on. */
export function mountEvents(app: FastifyInstance, { db, outbox }: Room): void {
  serve(app, deliveryCards.receiveEvent, async ({ body }) => ({
    handled: await db.transaction().execute((tx) => outbox.once(tx, body.id)),
  }))
}
