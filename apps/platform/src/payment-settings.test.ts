import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig, SANDBOX_CONSENT } from './config.ts'

const deployment = {
  PLATFORM_SECRET: 'a secret of tests that is long enough',
  DATABASE_URL: 'postgres://localhost/toyline',
  SMTP_URL: 'smtp://localhost',
  PLATFORM_PUBLIC_URL: 'https://shop.example',
}
const paypal = { PAYPAL_CLIENT_ID: 'client', PAYPAL_CLIENT_SECRET: 'secret', PAYPAL_WEBHOOK_ID: '1JE42' }
const stripe = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_PUBLISHABLE_KEY: 'pk_test_1', STRIPE_WEBHOOK_SECRETS: 'whsec_1, whsec_2' }
const consent = { PAYMENTS_SANDBOX: SANDBOX_CONSENT }

test('without any keys a deployment refuses to start, and npm start takes sandbox payments', () => {
  assert.throws(() => readConfig(deployment), /No payment provider is configured/)
  assert.equal(readConfig({ ...deployment, PLATFORM_MODE: 'embedded' }).sandbox, true)
})

test('with PayPal’s keys the sandbox is not offered, unless it is asked for; never beside live keys', () => {
  for (const PLATFORM_MODE of ['deployment', 'embedded']) {
    const config = readConfig({ ...deployment, ...paypal, PLATFORM_MODE })
    assert.deepEqual([config.sandbox, config.paypal?.environment], [false, 'sandbox'])
  }
  assert.equal(readConfig({ ...deployment, ...paypal, ...consent }).sandbox, true)
  const live = { ...deployment, ...paypal, PAYPAL_ENVIRONMENT: 'live' }
  assert.equal(readConfig(live).paypal?.environment, 'live')
  assert.throws(() => readConfig({ ...live, ...consent }), /beside live keys/)
  assert.throws(() => readConfig({ ...live, PLATFORM_PUBLIC_URL: 'http://shop.example' }), /https only/)
})

test('some of PayPal’s keys are none', () => {
  for (const name of Object.keys(paypal))
    assert.throws(() => readConfig({ ...deployment, ...paypal, ...consent, [name]: '' }), /PayPal needs all three/, name)
})

test('who takes payments in a market is read from one setting, and must be configured', () => {
  const all = { ...deployment, ...paypal, ...consent }
  assert.deepEqual(readConfig(all).PAYMENT_PROVIDERS, {})
  assert.deepEqual(readConfig({ ...all, PAYMENT_PROVIDERS: 'us: sandbox, paypal; eu:paypal;' }).PAYMENT_PROVIDERS, {
    us: ['sandbox', 'paypal'],
    eu: ['paypal'],
  })
  for (const wrong of ['jp: paypal', 'us: money', 'us', 'us:', 'paypal'])
    assert.throws(() => readConfig({ ...all, PAYMENT_PROVIDERS: wrong }), /PAYMENT_PROVIDERS: "/, wrong)
  assert.throws(() => readConfig({ ...deployment, ...consent, PAYMENT_PROVIDERS: 'us: paypal' }), /offers paypal in us, but/)
})

test('with Stripe’s keys the sandbox is not offered; some of them, or of two modes, are none', () => {
  for (const PLATFORM_MODE of ['deployment', 'embedded']) {
    const config = readConfig({ ...deployment, ...stripe, PLATFORM_MODE })
    assert.deepEqual(
      [config.sandbox, config.stripe],
      [false, { secretKey: 'sk_test_1', publishableKey: 'pk_test_1', webhookSecrets: ['whsec_1', 'whsec_2'] }],
    )
  }
  for (const name of Object.keys(stripe))
    assert.throws(() => readConfig({ ...deployment, ...stripe, ...consent, [name]: '' }), /Stripe needs all three/, name)
  assert.throws(() => readConfig({ ...deployment, ...stripe, STRIPE_SECRET_KEY: 'sk_live_1' }), /different modes/)
  assert.throws(() => readConfig({ ...deployment, ...stripe, STRIPE_SECRET_KEY: 'pk_test_1' }), /must be a secret/)
  const live = { ...deployment, ...stripe, STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_PUBLISHABLE_KEY: 'pk_live_1' }
  assert.throws(() => readConfig({ ...live, PLATFORM_PUBLIC_URL: 'http://shop.example' }), /https only/)
  assert.throws(() => readConfig({ ...live, ...consent }), /beside live keys/)
})

test('an engine for tax outside needs its key, where orders are', () => {
  const shop = { ...deployment, ...consent }
  assert.equal(readConfig(shop).TAX_ENGINE, 'own')
  assert.throws(() => readConfig({ ...shop, TAX_ENGINE: 'stripe' }), /STRIPE_TAX_KEY is not set/)
  assert.equal(readConfig({ ...shop, TAX_ENGINE: 'stripe', STRIPE_TAX_KEY: 'rk_live_1' }).TAX_ENGINE, 'stripe')
  assert.equal(readConfig({ ...shop, TAX_ENGINE: 'stripe', SERVICES: 'products' }).STRIPE_TAX_KEY, undefined)
})
