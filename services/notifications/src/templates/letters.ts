import { Fragment, createElement as h, type ReactNode } from 'react'
import type { Letter, OrderLetter } from '../domain/letters.ts'
import { button, INK_SOFT, letter, link, pair, paragraph, rule, small, title } from './parts.ts'

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
        small('You did not register? Then ignore this mail; without the click nothing happens.'),
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
        small('The password is gone? ', link(resetUrl, 'Set a new one'), '.'),
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
    preview: `${order.lines.length} lines, ${order.total}. Here is everything in one place.`,
    children: h(
      Fragment,
      null,
      title('Your order is in the book'),
      paragraph(`Thank you. Order ${order.number} is confirmed and will reach you ${order.shipping.arrives}.`),
      button(order.orderUrl, 'See the order'),
      rule(true),
      ...order.lines.flatMap((line) => [
        pair(h(Fragment, null, h('strong', null, line.title), line.detail ? ` · ${line.detail}` : ''), line.total),
        pair(
          h(
            'span',
            { style: { color: INK_SOFT, fontSize: '13px' } },
            `${line.sku} · ${line.quantity} × ${line.unitPrice}${line.cases ? ` · cases ${line.cases}` : ''}`,
          ),
          '',
        ),
        rule(),
      ]),
      pair('Goods', order.merchandise),
      pair(order.shipping.name, order.shipping.amount),
      ...order.taxes.map((tax) => pair(order.pricesIncludeTax ? `${tax.name}, included` : tax.name, tax.amount)),
      rule(true),
      pair('Total', order.total, true),
      h('div', { style: { height: '16px' } }),
      small(`Paid with: ${order.payment}${order.poNumber ? ` · your reference ${order.poNumber}` : ''}`),
      small('Goes to: ', order.shipTo.join(', ')),
    ),
  })
}
