import { newId } from '@toyline/contracts'
import { buyer, guest, type PlaceRequest, type Visitor, visitor } from '../../services/orders/test/room.ts'
import { type Deed, type Plan, planFrom } from './deeds.ts'
import { pick, type Random } from './scheduler.ts'
import type { World } from './world.ts'

const TOKENS = [
  'pm_card_visa',
  'pm_card_visa',
  'pm_card_visa',
  'pm_card_declined',
  'pm_card_processing_succeeds',
  'pm_card_processing_fails',
]

export type Buyer = {
  name: string
  me: Visitor
  staff: Visitor
  request: PlaceRequest
  key: string
  state: 'idle' | 'asking' | 'silent' | 'answered'
  asked: number
  /** The last answer, as `201 placed`. */
  answer: string | undefined
  retry: { key: string } | undefined
  plan: Plan
  /** Once the order is known to be placed. */
  deeds: Deed[] | undefined
}

/** Two or three who are about to order, some of the same. */
export async function openBuyers(world: World, random: Random): Promise<Buyer[]> {
  const buyers: Buyer[] = []
  const count = 2 + Math.floor(random() * 2)
  for (let n = 1; n <= count; n += 1) {
    const onAccount = random() < 0.25
    const me = visitor(world.shop, onAccount ? buyer(newId('usr')) : guest())
    const first = Math.floor(random() * world.variants.length)
    const wanted = random() < 0.5 ? [world.variants[first]!] : world.variants.filter((_, at) => at !== first)
    const quantity = (wanted[0]?.casePack ?? 1) * (random() < 0.4 ? 2 : 1)
    const request = await me.readyToPay(wanted, pick(random, TOKENS), quantity)
    if (onAccount) Object.assign(request, { payment: { method: 'invoice' } })
    buyers.push({
      name: `buyer ${n}`,
      me,
      staff: visitor(world.shop, { kind: 'staff', userId: 'usr_warehouse' }),
      request,
      key: newId('key'),
      state: 'idle',
      asked: 0,
      answer: undefined,
      retry: undefined,
      plan: planFrom(random),
      deeds: undefined,
    })
  }
  return buyers
}
