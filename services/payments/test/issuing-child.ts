import { placedOrder } from './orders.ts'
import { sending, startRoom } from './room.ts'

/** A process that has invoices issued, many at once, tells of each that is answered, and goes on until it is killed. */
const { service } = startRoom(process.argv[2] ?? '')
await service.app.ready()
const sent = sending(service)

async function issueForEver(): Promise<never> {
  for (;;) {
    const order = placedOrder()
    if ((await sent(order))[0] === 200) process.stdout.write(`issued ${order.id}\n`)
  }
}
await Promise.all(Array.from({ length: 12 }, issueForEver))
