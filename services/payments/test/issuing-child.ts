import { placedOrder } from './orders.ts'
import { placing, startRoom } from './room.ts'

/** A process that has invoices issued, many at once, tells of each that is answered, and goes on until it is killed. */
const { service } = startRoom(process.argv[2] ?? '')
await service.app.ready()
const placed = placing(service)

async function issueForEver(): Promise<never> {
  for (;;) {
    const order = placedOrder()
    if ((await placed(order)) === 200) process.stdout.write(`issued ${order.id}\n`)
  }
}
await Promise.all(Array.from({ length: 12 }, issueForEver))
