import type { TestContext } from 'node:test'
import { type Cache, openCache, type Redis, type SecondLevel } from '@toyline/cache'
import {
  type Cards,
  newId,
  notificationsCards,
  ordersCards,
  paymentsCards,
  productsCards,
  type ServiceName,
  stockWishesCards,
  usersCards,
} from '@toyline/contracts'
import {
  type Call,
  type Caller,
  type Card,
  callerTokens,
  injectTransport,
  type ReadyJson,
  serve,
  serviceApp,
  type Transport,
} from '@toyline/http'
import { type Log, log } from '@toyline/observability'
import type { FastifyReply } from 'fastify'
import type { LoadMeter } from './protection/shedding.ts'
import { type Gateway, type GatewaySettings, gatewayService } from './service.ts'

type Room = Exclude<ServiceName, 'gateway'>
type Answer = (call: Call<Card>) => Promise<unknown | ReadyJson | FastifyReply>
/** What reached a room. */
export type Heard = { card: string; caller: Caller; headers: Record<string, unknown>; call: Call<Card> }

export type House = {
  gateway: Gateway
  app: Gateway['app']
  heard: Heard[]
  /** Decides what a room answers to a card; everything else is answered `{"ok":true}`. */
  on: (card: string, answer: Answer) => void
  /** People by the value of their session cookie. */
  sessions: Map<string, { userId: string; role: 'buyer' | 'staff' | 'admin'; email: string }>
  /** Puts something between the gateway and a room. */
  between: (room: Room, how: (transport: Transport) => Transport) => void
  tokens: ReturnType<typeof callerTokens>
}

export const ROOM_CARDS: Record<Room, Cards> = {
  products: { ...productsCards, ...stockWishesCards },
  users: usersCards,
  orders: ordersCards,
  payments: paymentsCards,
  notifications: notificationsCards,
}
export const ALL_CARDS: Card[] = Object.values(ROOM_CARDS).flatMap((cards) => Object.values(cards))
export const PUBLIC_CARDS = ALL_CARDS.filter(({ audience }) => audience === 'public')
export const quiet = log('test')
quiet.level = 'silent'

export type HouseOptions = {
  settings?: Partial<GatewaySettings>
  cache?: Cache
  /** Where pages are kept; nowhere unless given. */
  pages?: Cache
  secondLevel?: SecondLevel
  redis?: Redis
  meter?: LoadMeter
  checkReady?: () => Promise<void>
  log?: Log
}

/** The gateway before rooms that check callers and input as the real ones do, and answer what a test says. */
export async function house(t: Pick<TestContext, 'after'>, options: HouseOptions = {}): Promise<House> {
  const tokens = callerTokens('a-secret-of-this-test-and-of-nothing-else')
  const heard: Heard[] = []
  const answers = new Map<string, Answer>()
  const sessions: House['sessions'] = new Map()
  const hops = new Map<Room, (transport: Transport) => Transport>()

  answers.set('resolveSession', async ({ body }) => {
    const person = sessions.get(String((body as unknown as { cookie: string }).cookie.split('=')[1]))
    return { session: person ? { sessionId: 's', name: 'N', companyId: null, expiresAt: '2099-01-01T00:00:00Z', ...person } : null }
  })
  const transports = Object.fromEntries(
    Object.entries(ROOM_CARDS).map(([name, cards]) => {
      const direct = injectTransport(room(cards))
      const transport: Transport = (request) => (hops.get(name as Room)?.(direct) ?? direct)(request)
      return [name, transport]
    }),
  ) as Record<Room, Transport>

  function room(cards: Cards) {
    const app = serviceApp({ room: 'test', log: quiet, tokens, isUnavailable: () => false })
    for (const card of Object.values(cards)) {
      serve(app, card, async (call) => {
        const any = call as unknown as Call<Card>
        heard.push({ card: card.name, caller: any.caller, headers: any.request.headers, call: any })
        return ((await answers.get(card.name)?.(any)) ?? { readyJson: '{"ok":true}' }) as ReadyJson
      })
    }
    return app
  }

  const cache = options.cache ?? openCache({ name: 'test', maxBytes: 1_000_000, ttlMs: 60_000, graceMs: 60_000 })
  const gateway = await gatewayService({
    transports,
    tokens,
    cache,
    log: options.log ?? quiet,
    checkReady: options.checkReady ?? (async () => {}),
    ...(options.redis ? { redis: options.redis } : {}),
    pages: options.pages,
    secondLevel: options.secondLevel,
    // A busy machine is not what most tests are about.
    meter: options.meter ?? { read: () => ({ delayMs: 0, busy: 0, heldMs: 0 }), stop: () => {} },
    settings: {
      allowedOrigins: [],
      trustedProxies: 0,
      publicUrl: 'http://shop.test',
      payment: { scripts: [], frames: ['https://pay.test'], connects: [], images: [], opensWindows: false },
      mailbox: true,
      limits: { perMinute: 10_000, authPerMinute: 10_000, checkoutPerMinute: 10_000 },
      ...options.settings,
    },
  })
  await gateway.start()
  t.after(() => gateway.app.close())
  return {
    gateway,
    app: gateway.app,
    heard,
    on: (card, answer) => answers.set(card, answer),
    sessions,
    between: (name, how) => hops.set(name, how),
    tokens,
  }
}

/** What the ids in paths name, where it is not an order. */
const PREFIXES = [
  ['/me/addresses', 'adr'],
  ['/staff/shipments', 'shp'],
  ['/staff/parcels', 'prc'],
] as const

/** A request for a card with its path filled in, well enough for any check that comes before the handler. */
export function requestFor(card: Card, { key = 'a-key' }: { key?: string } = {}) {
  const ids: Record<string, string> = {
    orderId: newId('ord'),
    variantId: newId('var'),
    differenceId: newId('dif'),
    shipmentId: newId('shp'),
    cancellationId: newId('can'),
    editId: newId('edit'),
    language: 'en',
    returnId: newId('rtn'),
    id: newId(PREFIXES.find(([path]) => card.path.startsWith(path))?.[1] ?? 'ord'),
  }
  const hasBody = card.body !== undefined
  return {
    method: card.method,
    url: `/api/v1${card.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? 'thing')}`,
    headers: {
      ...(card.method === 'GET' ? {} : { 'idempotency-key': key }),
      ...(hasBody ? { 'content-type': card.upload?.types[0] ?? 'application/json' } : {}),
    } as Record<string, string>,
    ...(hasBody ? { payload: '{}' } : {}),
  }
}
