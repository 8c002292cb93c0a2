import { newId, type StockWish } from '@toyline/contracts'
import { waitFor } from '@toyline/testing'
import type pg from 'pg'
import { SHIP_TO } from '../gateway/guest.ts'
import type { Ask } from './ask.ts'

const PASSWORD = 'a shelf full of plush'

/** Somebody opens an account, loses its password and signs in again; a buyer keeps addresses; two wish for what is sold out. */
export async function walkPeople(ask: Ask, { soldOut, admin }: { soldOut: string; admin: pg.Pool }): Promise<void> {
  const email = `${newId('new').toLowerCase()}@toyline.example`
  /** The token in the link of the newest mail of its kind to the newcomer. */
  const mailed = (template: string) =>
    waitFor(
      async () => {
        const { rows } = await admin.query<{ url: string }>(
          `select data->>'url' as url from notifications.mails where recipient = $1 and template = $2 order by created_at desc, id desc limit 1`,
          [email, template],
        )
        return rows[0] && new URL(rows[0].url).searchParams.get('token')
      },
      { timeoutMs: 60_000, what: `a mail ${template}` },
    )
  const newcomer = { as: 'newcomer' } as const
  await ask('POST /auth/register', { ...newcomer, body: { email, password: PASSWORD, name: 'Nel Newcomer' } })
  await mailed('verify-email')
  await ask('POST /auth/resend-verification', { ...newcomer, body: { email } })
  await ask('POST /auth/verify-email', { ...newcomer, body: { token: await mailed('verify-email') } })
  await ask('POST /auth/sign-out', newcomer)
  await ask('POST /auth/request-password-reset', { ...newcomer, body: { email } })
  await ask('POST /auth/reset-password', { ...newcomer, body: { token: await mailed('reset-password'), password: PASSWORD } })
  await ask('POST /auth/sign-in', { ...newcomer, body: { email, password: PASSWORD } })
  const { items: sessions } = await ask<{ items: { id: string }[] }>('GET /me/sessions', newcomer)
  await ask('DELETE /me/sessions/:id', { ...newcomer, params: { id: String(sessions[0]?.id) } })

  const address = await ask<{ id: string }>('POST /me/addresses', { body: SHIP_TO })
  await ask('PUT /me/addresses/:id', { params: { id: address.id }, body: SHIP_TO })
  await ask('DELETE /me/addresses/:id', { params: { id: address.id } })
  await ask('PATCH /me', { body: { name: 'Bea Buyer' } })

  const wish = { variantId: soldOut, market: 'us' }
  const { id } = await ask<StockWish>('POST /stock-wishes', { body: wish })
  await ask('DELETE /stock-wishes/:id', { params: { id } })
  await ask('POST /stock-wishes', { as: 'guest', body: { ...wish, email } })
  const token = await mailed('confirm-wish')
  await ask('POST /stock-wishes/confirm', { as: 'guest', body: { token } })
  await ask('POST /stock-wishes/forget', { as: 'guest', body: { token } })
  await ask('POST /stock-wishes', { as: 'guest', body: { ...wish, email } })
}
