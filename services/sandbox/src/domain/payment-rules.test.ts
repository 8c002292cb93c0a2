import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { answerChallenge, confirm, settle } from './authorise.ts'
import { cancel, capture, refund } from './capture.ts'
import { createIntent } from './create-intent.ts'
import { Refusal } from './refusal.ts'
import type { Change, ChargeRow, IntentRow, MovementRow, NewId } from './rows.ts'
import { readyToken } from './test-cards.ts'

const cards = [
  'pm_card_visa',
  'pm_card_declined',
  'pm_card_3ds',
  'pm_card_3ds_declined',
  'pm_card_dispute',
  'pm_card_processing_succeeds',
  'pm_card_processing_fails',
]
const orders = ['confirm', 'approve', 'fail', 'settle', 'capture', 'cancel', 'refund'] as const

const step = fc.record({
  order: fc.constantFrom(...orders),
  card: fc.constantFrom(...cards),
  amount: fc.option(fc.integer({ min: 1, max: 1_200 }), { nil: undefined }),
  isFinal: fc.boolean(),
})

const allowed: Record<(typeof orders)[number], readonly IntentRow['status'][]> = {
  confirm: ['requires_payment_method', 'requires_action'],
  approve: ['requires_action'],
  fail: ['requires_action'],
  settle: ['processing'],
  capture: ['requires_capture'],
  cancel: ['requires_payment_method', 'requires_action', 'requires_capture'],
  refund: ['succeeded', 'requires_capture'],
}

test('whatever is asked in whatever order, money adds up and no forbidden step is taken', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.constantFrom('manual' as const, 'automatic' as const), (steps, captureMethod) => {
      let last = 0
      const newId: NewId = (prefix) => {
        last += 1
        return `${prefix}_${last}`
      }
      const asked = {
        amount: 1_000,
        currency: 'usd',
        capture_method: captureMethod,
        description: null,
        metadata: {},
        return_url: null,
        customer: null,
        setup_future_usage: null,
      }
      let intent = createIntent(asked, { id: 'pi_1', clientSecret: 'secret' }, newId).intent
      const charges = new Map<string, ChargeRow>()
      const movements: MovementRow[] = []

      for (const { order, card, amount, isFinal } of steps) {
        const charge = charges.get(intent.latest_charge ?? '') ?? null
        const decide = (): Change => {
          const token = readyToken(card)
          assert.ok(token)
          if (order === 'confirm') return confirm(intent, token, { returnUrl: undefined, challenge: { token: 'c', url: 'u' }, newId })
          if (order === 'approve' || order === 'fail') return answerChallenge(intent, order === 'approve', newId)
          if (order === 'settle') return settle(intent, charge as ChargeRow, newId)
          if (order === 'capture') return capture(intent, charge, { amount, isFinal }, newId)
          if (order === 'cancel') return cancel(intent, null, newId)
          return refund(intent, charge, { amount, reason: undefined, metadata: {} }, newId)
        }
        let change: Change
        try {
          change = decide()
        } catch (error) {
          assert.ok(error instanceof Refusal, String(error))
          continue
        }
        assert.ok(allowed[order].includes(intent.status), `${order} from ${intent.status}`)
        assert.equal(change.intent.version, intent.version + 1)
        assert.ok(change.events.length > 0)
        intent = change.intent
        if (change.charge) charges.set(change.charge.id, change.charge)
        movements.push(...change.movements)

        const live = [...charges.values()].filter(({ status }) => status !== 'failed')
        assert.ok(live.length <= 1, 'charged twice')
        assert.ok(intent.amount_refunded <= intent.amount_received && intent.amount_received <= intent.amount)
        const disputed = intent.disputed ? intent.amount_received : 0
        const moved = movements.reduce((sum, movement) => sum + movement.amount, 0)
        assert.equal(moved, intent.amount_received - intent.amount_refunded - disputed)
        assert.equal(live[0]?.amount_captured ?? 0, intent.amount_received)
        assert.equal(live[0]?.amount_refunded ?? 0, intent.amount_refunded)
        assert.equal(intent.amount_capturable, intent.status === 'requires_capture' ? intent.amount - intent.amount_received : 0)
        assert.equal(intent.challenge_url !== null, intent.status === 'requires_action')
      }
    }),
    { numRuns: 3_000 },
  )
})
