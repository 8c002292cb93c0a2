import { Fragment, createElement as h, type ReactNode } from 'react'
import type { Letter, OrderLetter } from '../domain/letters.ts'
import { button, figures, letter, link, paragraph, rule, small, title } from './parts.ts'

type Data<T extends Letter['template']> = Extract<Letter, { template: T }>['data']
type Templates = { [T in Letter['template']]: (data: Data<T>) => ReactNode }

/** The mail of each template, as React elements for mail programs. */
export const templates: Templates = {
  'verify-email': ({ name, url }) =>
    letter({
      preview: 'One click and your account is ready.',
      children: h(
        Fragment,
        null,
        title(`Welcome, ${name}`),
        paragraph(
          'Please confirm that this e-mail address is yours. After that you can save addresses, see your orders and order again in a minute.',
        ),
        button(url, 'Confirm my address'),
        small('The link works once, for 24 hours. If the button does nothing, copy this address into your browser: ', link(url)),
        small('You did not register? Then ignore this mail; nothing happens without the click.'),
      ),
    }),
  'reset-password': ({ name, url }) =>
    letter({
      preview: 'The link works once, for an hour.',
      children: h(
        Fragment,
        null,
        title('Set a new password'),
        paragraph(`Hello ${name}, somebody asked to set a new password for this account. If that was you, go on here.`),
        button(url, 'Set a new password'),
        small('The link works once, for an hour, and signs every device out. If the button does nothing: ', link(url)),
        small('It was not you? Then nothing has changed and you need not do anything.'),
      ),
    }),
  'already-registered': ({ name, signInUrl, resetUrl }) =>
    letter({
      preview: 'You can simply sign in.',
      children: h(
        Fragment,
        null,
        title('You already have an account'),
        paragraph(`Hello ${name}, somebody tried to register with this address. It has an account already, so nothing was changed.`),
        button(signInUrl, 'Sign in'),
        small('Forgotten the password? ', link(resetUrl, 'Set a new one'), '.'),
      ),
    }),
  'order-confirmed': orderConfirmed,
  'payment-declined': ({ number, total, reason, orderUrl }) =>
    letter({
      preview: 'Your toys are kept aside for a few minutes.',
      children: h(
        Fragment,
        null,
        title('The payment did not go through'),
        paragraph(`Order ${number} over ${total} is not paid. ${reason}`),
        paragraph('Nothing was taken from your account. We keep the toys aside for a few minutes so that you can try another card.'),
        button(orderUrl, 'Try another way to pay'),
      ),
    }),
  'order-ended': ({ number, reason, shopUrl }) =>
    letter({
      preview: 'Nothing was charged.',
      children: h(
        Fragment,
        null,
        title(`Order ${number} was not completed`),
        paragraph(reason),
        paragraph('Nothing was charged, and anything that had been reserved on your card is given back.'),
        button(shopUrl, 'Back to the shop'),
      ),
    }),
}

function orderConfirmed(order: OrderLetter): ReactNode {
  return letter({
    preview: `${order.lines.length === 1 ? 'One line' : `${order.lines.length} lines`}, ${order.total}. Here is everything in one place.`,
    children: h(
      Fragment,
      null,
      title('Your order is in the book'),
      paragraph(`Thank you. Order ${order.number} is confirmed and arrives ${order.shipping.arrives}.`),
      button(order.orderUrl, 'See the order'),
      rule(true),
      figures(
        order.lines.map(({ title, detail, sku, quantity, cases, unitPrice, total }) => ({
          name: h(Fragment, null, h('strong', null, title), detail && detail !== title ? `, ${detail}` : ''),
          amount: total,
          below: `${sku} · ${quantity} × ${unitPrice}${cases ? ` · ${cases}` : ''}`,
        })),
      ),
      rule(),
      figures([
        { name: 'Toys', amount: order.merchandise },
        { name: `Delivery, ${order.shipping.name}`, amount: order.shipping.amount },
        ...order.taxes.map((tax) => ({ name: order.pricesIncludeTax ? `${tax.name}, included` : tax.name, amount: tax.amount })),
      ]),
      rule(true),
      figures([{ name: 'Total', amount: order.total, strong: true }]),
      h('div', { style: { height: '16px' } }),
      small(`Payment: ${order.payment}${order.poNumber ? ` · PO number ${order.poNumber}` : ''}`),
      small('Delivery to: ', order.shipTo.join(', ')),
    ),
  })
}
