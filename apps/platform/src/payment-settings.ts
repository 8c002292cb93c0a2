import { MarketId } from '@toyline/contracts'
import { z } from 'zod'

export const ProviderName = z.enum(['stripe', 'paypal', 'sandbox'])
export type ProviderName = z.infer<typeof ProviderName>
export type Offered = Partial<Record<MarketId, readonly ProviderName[]>>

/** `us: stripe, paypal; eu: paypal`: who takes payments in a market, in the order in which they are offered. */
export const OfferedProviders = z.string().transform((text, context): Offered => {
  const offered: Offered = {}
  for (const part of text.split(';').filter((one) => one.trim())) {
    const [market, names] = part.split(':')
    const read = z
      .object({ market: MarketId, names: z.array(ProviderName).min(1) })
      .safeParse({ market: market?.trim(), names: names?.split(',').map((name) => name.trim()) })
    if (read.success) offered[read.data.market] = [...new Set(read.data.names)]
    else context.addIssue({ code: 'custom', message: `"${part.trim()}" is no market with its providers, as in "us: stripe, paypal"` })
  }
  return offered
})

export type StripeKeys = { secretKey: string; publishableKey: string; webhookSecrets: readonly string[] }

type StripeEnvironment = {
  STRIPE_SECRET_KEY?: string | undefined
  STRIPE_PUBLISHABLE_KEY?: string | undefined
  STRIPE_WEBHOOK_SECRETS: readonly string[]
  PLATFORM_PUBLIC_URL: string
}

/** All of Stripe's keys, or none: with some of them payments would begin and never end. */
export function stripeKeys(config: StripeEnvironment): StripeKeys | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_PUBLISHABLE_KEY: publishableKey, STRIPE_WEBHOOK_SECRETS: webhookSecrets } = config
  if (!secretKey && !publishableKey && webhookSecrets.length === 0) return null
  if (!secretKey || !publishableKey || webhookSecrets.length === 0)
    throw new Error('Stripe needs all three: STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY and STRIPE_WEBHOOK_SECRETS.')
  const isLive = secretKey.includes('_live_')
  if (isLive !== publishableKey.includes('_live_'))
    throw new Error('STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY are of different modes: one is of live, one of test.')
  if (isLive && config.PLATFORM_PUBLIC_URL.startsWith('http:'))
    throw new Error('Stripe takes live payments on https only, and PLATFORM_PUBLIC_URL is not.')
  return { secretKey, publishableKey, webhookSecrets }
}

export type PayPalKeys = { clientId: string; clientSecret: string; webhookId: string; environment: 'sandbox' | 'live' }

type PayPalEnvironment = {
  PAYPAL_CLIENT_ID?: string | undefined
  PAYPAL_CLIENT_SECRET?: string | undefined
  PAYPAL_WEBHOOK_ID?: string | undefined
  PAYPAL_ENVIRONMENT: 'sandbox' | 'live'
  PLATFORM_PUBLIC_URL: string
}

/** All of PayPal's keys, or none: with some of them payments would begin and never end. */
export function paypalKeys(config: PayPalEnvironment): PayPalKeys | null {
  const { PAYPAL_CLIENT_ID: clientId, PAYPAL_CLIENT_SECRET: clientSecret, PAYPAL_WEBHOOK_ID: webhookId } = config
  if (!clientId && !clientSecret && !webhookId) return null
  if (!clientId || !clientSecret || !webhookId)
    throw new Error('PayPal needs all three: PAYPAL_CLIENT_ID, PAYPAL_CLIENT_SECRET and PAYPAL_WEBHOOK_ID.')
  const environment = config.PAYPAL_ENVIRONMENT
  if (environment === 'live' && config.PLATFORM_PUBLIC_URL.startsWith('http:'))
    throw new Error('PayPal takes live payments on https only, and PLATFORM_PUBLIC_URL is not.')
  return { clientId, clientSecret, webhookId, environment }
}

/** Throws where a market is promised a provider that has no keys, or where one that takes no money stands beside one that does. */
export function checkProviders(
  offered: Offered,
  { stripe, paypal, sandbox }: { stripe: StripeKeys | null; paypal: PayPalKeys | null; sandbox: boolean },
): void {
  const has = { stripe: stripe !== null, paypal: paypal !== null, sandbox }
  for (const [market, names] of Object.entries(offered))
    for (const name of names)
      if (!has[name]) throw new Error(`PAYMENT_PROVIDERS offers ${name} in ${market}, but ${name} is not configured.`)
  const isLive = paypal?.environment === 'live' || stripe?.secretKey.includes('_live_') === true
  if (sandbox && isLive)
    throw new Error('PAYMENTS_SANDBOX is set beside live keys: a shop that takes money must not also give its goods away.')
}
