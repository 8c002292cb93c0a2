import { card } from '@toyline/http/card'
import { z } from 'zod'
import { Address } from './address.ts'
import { FreeFreight, marketQuery } from './carts.ts'
import { Money } from './money.ts'
import { Totals } from './totals.ts'

/** What a driver of freight does besides: a lift at the truck, a street of homes, a call before. */
export const FreightExtra = z.enum(['lift-gate', 'residential', 'appointment']).meta({ id: 'FreightExtra' })
export type FreightExtra = z.infer<typeof FreightExtra>
export const ShippingOption = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    carrier: z.string(),
    amount: Money,
    earliest: z.string(),
    latest: z.string(),
    /** Of freight: what can be had besides. What is `chosen` is part of the amount. */
    extras: z.array(z.strictObject({ id: FreightExtra, amount: Money, chosen: z.boolean() })).optional(),
  })
  .meta({ id: 'ShippingOption' })
export type ShippingOption = z.infer<typeof ShippingOption>

/** `address` is how the post would write it, where it is `suggested`. */
export const AddressOpinion = z
  .strictObject({ verdict: z.enum(['confirmed', 'suggested', 'doubtful', 'unknown']), address: Address.nullable() })
  .meta({ id: 'AddressOpinion' })
export type AddressOpinion = z.infer<typeof AddressOpinion>

/** An order of which some has yet to arrive leaves when all of it is there, or what is there leaves first. Freight is the same. */
export const DeliveryChoice = z.enum(['together', 'as-ready'])
export type DeliveryChoice = z.infer<typeof DeliveryChoice>

export const CheckoutQuote = z
  .strictObject({
    cartVersion: z.int(),
    shipTo: Address,
    /** Their dates count from the day on which everything is there. */
    shippingOptions: z.array(ShippingOption),
    /** Set where some of the order has yet to arrive: the order is sent as a whole, on that day at the earliest; null where none is known. */
    waitsFor: z.strictObject({ arrivesOn: z.iso.date().nullable(), quantity: z.int() }).nullable(),
    /** What could leave now, in whole cases, and when it would arrive by each way of delivery; null where that is nothing or everything. */
    ready: z
      .strictObject({
        quantity: z.int(),
        options: z.array(ShippingOption.pick({ id: true, earliest: true, latest: true })),
      })
      .nullable(),
    shippingMethod: z.string().nullable(),
    /** Of this address; null where it never is. */
    freeFreight: FreeFreight.nullable(),
    /** Null until a shipping method is chosen. */
    totals: Totals.nullable(),
  })
  .meta({ id: 'CheckoutQuote' })
export type CheckoutQuote = z.infer<typeof CheckoutQuote>

export const checkoutCards = {
  quoteCheckout: card({
    name: 'quoteCheckout',
    method: 'POST',
    path: '/checkout/quote',
    query: marketQuery,
    body: z.strictObject({
      shipTo: Address,
      shippingMethod: z.string().max(60).optional(),
      freightExtras: z.array(FreightExtra).max(3).default([]),
    }),
    reply: CheckoutQuote,
    who: 'visitor',
    audience: 'public',
    summary: 'Shipping options, tax and totals for my cart and an address; changes nothing',
    problems: [
      'empty-cart',
      'cart-not-ready',
      'over-cap',
      'below-order-minimum',
      'bad-address',
      'not-delivered-there',
      'freight-on-request',
      'no-such-shipping-method',
    ],
  }),
  checkAddress: card({
    name: 'checkAddress',
    method: 'POST',
    path: '/checkout/address',
    body: z.strictObject({ address: Address }),
    reply: AddressOpinion,
    who: 'visitor',
    audience: 'public',
    summary: 'What the post makes of an address; an opinion, never a condition. `unknown` where nobody can be asked',
  }),
} as const
