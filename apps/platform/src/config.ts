import { fileURLToPath } from 'node:url'
import { redisPlace } from '@toyline/cache'
import { MarketId, ServiceName } from '@toyline/contracts'
import { z } from 'zod'
import { checkProviders, OfferedProviders, type PayPalKeys, paypalKeys, type StripeKeys, stripeKeys } from './payment-settings.ts'

/** Said in so many words, or the sandbox provider is not offered: it takes no real money. */
export const SANDBOX_CONSENT = 'i-know-that-no-money-is-taken'

const Url = (protocols: RegExp) => z.url({ protocol: protocols })
const Http = Url(/^https?$/)
const Urls = z
  .string()
  .transform((text) => text.split(',').map((url) => url.trim()))
  .pipe(z.array(Http).min(1))
const List = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)
const Replicas = List.pipe(z.array(Url(/^postgres(ql)?$/)).max(16))
const StripeSecret = z.string().regex(/^(sk|rk)_(test|live)_\w+$/, 'must be a secret or restricted key, as sk_live_…')
const Port = z.coerce.number().int().min(1).max(65_535)

/**
 * Every setting of the backend, read from the environment once. Names start with their room; the descriptions become the
 * README's table.
 */
export const Environment = z.object({
  PLATFORM_MODE: z.enum(['embedded', 'deployment']).default('deployment').meta({
    description:
      '`embedded` is set by `npm start`: own PostgreSQL, mailbox page, sandbox payments. Anything else is a deployment and must be told where things are.',
  }),
  SERVICES: List.pipe(z.array(z.union([ServiceName, z.literal('sandbox')])))
    .default([...ServiceName.options])
    .meta({ description: 'Which services this process lights, by name and comma. All unless said.' }),
  PORT: Port.default(3000).meta({ description: 'Where the gateway listens.' }),
  PLATFORM_HOST: z.string().default('127.0.0.1').meta({ description: 'Address that is listened on.' }),
  PLATFORM_SHARES_PORTS: z.enum(['on', 'off']).default('off').meta({
    description:
      'Several processes listen at the same ports, and Linux deals connections out among them. `npm run start:services -- --copies 2` sets this.',
  }),
  PLATFORM_SECRET: z.string().min(32).meta({
    description:
      'At least 32 characters, shared by all services of one installation: signs their calls and derives database passwords, sessions and order links.',
  }),
  PLATFORM_PUBLIC_URL: Http.default('http://localhost:3000').meta({
    description: 'Address of the shop as people see it; https switches secure cookies on.',
  }),
  PLATFORM_HIDDEN_PRICES: List.pipe(z.array(MarketId)).default([]).meta({
    description:
      'Markets in which only those who are signed in see prices and can order, by comma: `us`, `ca`, `gb`, `eu`. None unless said.',
  }),
  PLATFORM_DRAIN_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(60_000)
    .default(0)
    .meta({ description: 'Milliseconds between "not ready" and closing, so that a load balancer can look away.' }),
  PLATFORM_SAMPLE_CATALOGUE: z.string().default(fileURLToPath(new URL('../../../catalog/toys.csv', import.meta.url))),
  DATABASE_URL: Url(/^postgres(ql)?$/).meta({
    description: 'PostgreSQL, as the role that may create schemas and roles. `npm start` brings its own when this is not set.',
  }),
  DATABASE_POOLER_URL: Url(/^postgres(ql)?$/)
    .optional()
    .meta({
      description:
        'PgBouncer in transaction mode before `DATABASE_URL`: statements of requests go through it; migrations, reports, and what listens go to the database itself.',
    }),
  DATABASE_REPLICA_URLS: Replicas.default([]).meta({
    description:
      'PostgreSQL servers that follow the one at `DATABASE_URL`, by comma: search, texts of the catalogue and lists of orders are read from them. Each service signs in as its own role.',
  }),
  DATABASE_REPLICA_LAG_MS: z.coerce.number().int().min(100).max(60_000).default(2_000).meta({
    description: 'Milliseconds by which a replica may be behind; one that is further behind is not read from.',
  }),
  REDIS_URL: z
    .string()
    .superRefine((url, { addIssue }) => {
      try {
        redisPlace(url)
      } catch (error) {
        addIssue({ code: 'custom', message: (error as Error).message })
      }
    })
    .optional()
    .meta({
      description:
        'Shared purges and rate limits; each process keeps its own when this is not set. One server, `redis://…` or `rediss://…`, or those that Sentinels watch: `redis+sentinel://user:password@sentinel-a:26379,sentinel-b:26379/name`.',
    }),
  SEARCH_URL: Urls.optional().meta({
    description:
      'OpenSearch, which then finds products before PostgreSQL is asked; several nodes by comma. A name and a password may stand in the address.',
  }),
  SEARCH_INDEX: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,60}$/, 'must be small letters, digits and hyphens')
    .default('toyline-products')
    .meta({ description: 'What the names of our indices begin with, for two shops that share an engine.' }),
  SMTP_URL: Url(/^smtps?$/)
    .optional()
    .meta({
      description: 'Where mail goes. A deployment refuses to start without it; `npm start` keeps mail in the mailbox at /dev/mail.',
    }),
  PRODUCTS_URL: Http.optional().meta({
    description:
      'Where the products service answers when this process does not light it; likewise `USERS_URL`, `ORDERS_URL`, `PAYMENTS_URL`, `NOTIFICATIONS_URL`, `GATEWAY_URL`.',
  }),
  USERS_URL: Http.optional(),
  ORDERS_URL: Http.optional(),
  PAYMENTS_URL: Http.optional(),
  NOTIFICATIONS_URL: Http.optional(),
  GATEWAY_URL: Http.optional(),
  PRODUCTS_PORT: Port.optional().meta({
    description:
      'Where a service listens when the gateway is in another process; likewise `USERS_PORT`, `ORDERS_PORT`, `PAYMENTS_PORT`, `NOTIFICATIONS_PORT`.',
  }),
  USERS_PORT: Port.optional(),
  ORDERS_PORT: Port.optional(),
  PAYMENTS_PORT: Port.optional(),
  NOTIFICATIONS_PORT: Port.optional(),
  GATEWAY_STOREFRONT_URL: Http.optional().meta({
    description: 'Where the storefront answers; without it the gateway serves the API alone.',
  }),
  GATEWAY_STOREFRONT_DEV: z.enum(['on', 'off']).default('off').meta({
    description: 'The storefront runs in development: its pages may keep a connection to it. `npm run dev` sets this.',
  }),
  STOREFRONT_KEY: z.string().min(32).optional().meta({
    description:
      'Shared with the storefront, whose server asks in the names of its visitors: with it, limits count them one by one. `npm start` derives it from the secret.',
  }),
  GATEWAY_ALLOWED_ORIGINS: List.default([]).meta({ description: 'Other origins whose pages may call the API, by comma.' }),
  GATEWAY_TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .meta({ description: 'How many proxies in front may be believed about addresses.' }),
  GATEWAY_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(1_200).meta({ description: 'Requests a minute for each address.' }),
  GATEWAY_SIGN_INS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .default(20)
    .meta({ description: 'Requests a minute and address to sign-in, registration and reset.' }),
  GATEWAY_CHECKOUTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .default(30)
    .meta({ description: 'Orders and payments a minute for each address.' }),
  GATEWAY_CACHE_SECONDS: z.coerce.number().int().min(0).max(86_400).default(60).meta({
    description: 'How long the gateway keeps answers of the catalogue; changes purge them at once. 0 keeps none, and no pages either.',
  }),
  PRODUCTS_MEDIA_DIRECTORY: z.string().default('.data/media').meta({ description: 'Folder of the pictures, unless they are kept in S3.' }),
  PRODUCTS_MEDIA_S3: Http.optional().meta({
    description: 'Endpoint and bucket of an S3-compatible store for pictures, as `https://endpoint/bucket`; credentials as usual for AWS.',
  }),
  ORDERS_WAREHOUSE_SECONDS: z.coerce.number().int().min(0).max(86_400).default(0).meta({
    description:
      'Plays a warehouse: so many seconds after it is placed an order leaves, and comes one step further after as many again. 0 plays none; `npm start` sets 120.',
  }),
  ORDERS_REPRICE_CANCELLED: List.pipe(z.array(MarketId)).default([]).meta({
    description:
      'Markets in which what stays of an order that its buyer cancels in part is priced anew (volume prices, free freight), by comma. Elsewhere it keeps its prices. None unless said.',
  }),
  NOTIFICATIONS_FROM: z.string().default('Toyline <hello@toyline.example>').meta({ description: 'Sender of all mail.' }),
  EASYPOST_API_KEY: z.string().min(10).optional().meta({
    description: 'Key of an EasyPost account, which then sells the labels of parcels and checks addresses; without it labels are our own.',
  }),
  EASYPOST_WEBHOOK_SECRET: List.default([]).meta({
    description:
      'Secrets with which EasyPost signs its reports to `/api/v1/shipping/webhooks/easypost`, by comma: the new and the old one while they change.',
  }),
  EASYPOST_URL: Http.optional().meta({ description: 'Another address of EasyPost’s API, for tests.' }),
  TAX_ENGINE: z.enum(['own', 'stripe']).default('own').meta({
    description:
      'Who reckons tax: our `own` tables, or `stripe`, with our tables in its place, and a mark on the order, while it gives no answer.',
  }),
  STRIPE_TAX_KEY: StripeSecret.optional().meta({
    description: 'Key for Stripe Tax, which needs to write tax calculations and nothing else.',
  }),
  PAYMENTS_SANDBOX: z
    .literal(SANDBOX_CONSENT)
    .optional()
    .meta({ description: `Offers the sandbox provider in a deployment; must read \`${SANDBOX_CONSENT}\`.` }),
  STRIPE_SECRET_KEY: StripeSecret.optional().meta({
    description: 'Takes cards through Stripe, with the two settings below; the sandbox is not offered then, unless it is asked for.',
  }),
  STRIPE_PUBLISHABLE_KEY: z
    .string()
    .regex(/^pk_(test|live)_\w+$/, 'must be a publishable key, as pk_live_…')
    .optional()
    .meta({ description: 'The key that browsers show to Stripe, of the same account and mode.' }),
  STRIPE_WEBHOOK_SECRETS: List.default([]).meta({
    description: 'What Stripe signs its reports with, by comma: two while the secret is changed.',
  }),
  STRIPE_API_URL: Http.default('https://api.stripe.com'),
  PAYPAL_CLIENT_ID: z.string().optional().meta({
    description: 'Takes payments through PayPal, with the two settings below; the sandbox is not offered then, unless it is asked for.',
  }),
  PAYPAL_CLIENT_SECRET: z.string().optional().meta({ description: 'The secret of the same app of PayPal’s.' }),
  PAYPAL_WEBHOOK_ID: z.string().optional().meta({ description: 'PayPal’s id of our webhook; part of what it signs its reports with.' }),
  PAYPAL_ENVIRONMENT: z.enum(['sandbox', 'live']).default('sandbox').meta({ description: 'Where that app lives: `live` moves money.' }),
  PAYPAL_API_URL: Http.optional(),
  PAYMENT_PROVIDERS: OfferedProviders.default({}).meta({
    description:
      'By market, who takes payments there, in the order in which they are offered, as in `us: stripe, paypal; eu: paypal`. Everybody who is configured, where a market is not named.',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: Http.optional().meta({
    description: 'An OpenTelemetry collector that takes traces as OTLP over HTTP. Nothing is traced unless it is set.',
  }),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(0.1).meta({
    description: 'Share of the traces that are recorded, 0 to 1; logs carry the ids of all.',
  }),
  SENTRY_DSN: Http.optional().meta({
    description: 'Where errors go beside the log: Sentry, or what speaks its protocol, as `https://KEY@HOST/PROJECT`. Nowhere unless set.',
  }),
  METRICS_PORT: Port.optional().meta({
    description: 'Where Prometheus reads the numbers of this process, at `/metrics`; visitors must not reach it.',
  }),
  SANDBOX_PORT: Port.default(3010).meta({ description: 'Where the sandbox payment provider listens.' }),
  SANDBOX_PUBLIC_URL: Http.optional().meta({ description: 'Address of the sandbox provider as browsers see it.' }),
  SANDBOX_TEST_CONTROLS: z.enum(['on', 'off']).default('off').meta({ description: 'Lets tests make the sandbox provider misbehave.' }),
})
export type Environment = z.output<typeof Environment>
export type Config = Environment & { sandbox: boolean; stripe: StripeKeys | null; paypal: PayPalKeys | null }

/** Throws an Error whose message is meant for the person who starts the platform. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const read = Environment.safeParse(set)
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`These settings are missing or wrong:\n${lines.join('\n')}`)
  }
  const config = read.data
  const deployed = config.PLATFORM_MODE === 'deployment'
  if (deployed && config.SERVICES.includes('notifications') && !config.SMTP_URL)
    throw new Error('SMTP_URL is not set. A deployment must be able to send mail; only the embedded set-up keeps it in a mailbox.')
  if (deployed && config.SERVICES.includes('sandbox') && config.PAYMENTS_SANDBOX !== SANDBOX_CONSENT)
    throw new Error(`The sandbox payment provider takes no money. To run it in a deployment, set PAYMENTS_SANDBOX=${SANDBOX_CONSENT}.`)
  if (config.PLATFORM_HIDDEN_PRICES.length > 0 && config.GATEWAY_STOREFRONT_URL && !config.STOREFRONT_KEY)
    throw new Error('STOREFRONT_KEY is not set. With PLATFORM_HIDDEN_PRICES the storefront must be able to prove who it is.')
  if (config.TAX_ENGINE === 'stripe' && config.SERVICES.includes('orders') && !config.STRIPE_TAX_KEY)
    throw new Error('STRIPE_TAX_KEY is not set. TAX_ENGINE=stripe asks Stripe for the tax of each order.')
  const stripe = stripeKeys(config)
  const paypal = paypalKeys(config)
  const sandbox = config.PAYMENTS_SANDBOX === SANDBOX_CONSENT || (!deployed && !stripe && !paypal)
  if (config.SERVICES.includes('payments') && !sandbox && !stripe && !paypal)
    throw new Error(
      `No payment provider is configured. Set the keys of Stripe or PayPal; or, to take sandbox payments, which are no money, set PAYMENTS_SANDBOX=${SANDBOX_CONSENT}.`,
    )
  checkProviders(config.PAYMENT_PROVIDERS, { stripe, paypal, sandbox })
  return { ...config, sandbox, stripe, paypal }
}
