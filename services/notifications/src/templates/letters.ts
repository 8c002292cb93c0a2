import { Fragment, createElement as h, type ReactNode } from 'react'
import type { EditLetter } from '../domain/edit-letter.ts'
import type { Letter } from '../domain/letters.ts'
import type { OrderLetter } from '../domain/order-letter.ts'
import type { ShipmentLetter } from '../domain/shipment-letter.ts'
import { localeOf, type MailWords, wordsOf } from '../domain/words/mail-words.ts'
import { button, figures, letter, link, paragraph, perforation, plate, small, tag, title } from './parts.ts'

type Data<T extends Letter['template']> = Extract<Letter, { template: T }>['data']
type Templates = { [T in Letter['template']]: (data: Data<T>) => ReactNode }
type Sheet = { preview: string; children: ReactNode[] }

/** The mail of each template, as React elements for mail programs, in the language that it was written in. */
export const templates: Templates = {
  'verify-email': ({ locale, name, url }) =>
    sheet(locale, ({ verify, copyAddress }) => ({
      preview: verify.preview,
      children: [
        title(verify.title(name)),
        paragraph(verify.text),
        button(url, verify.button),
        small(`${verify.life} ${copyAddress} `, link(url)),
        small(verify.notYou),
      ],
    })),
  'reset-password': ({ locale, name, url }) =>
    sheet(locale, ({ reset, copyAddress }) => ({
      preview: reset.preview,
      children: [
        title(reset.title),
        paragraph(reset.text(name)),
        button(url, reset.button),
        small(`${reset.life} ${copyAddress} `, link(url)),
        small(reset.notYou),
      ],
    })),
  'already-registered': ({ locale, name, signInUrl, resetUrl }) =>
    sheet(locale, ({ known }) => ({
      preview: known.preview,
      children: [
        title(known.title),
        paragraph(known.text(name)),
        button(signInUrl, known.signIn),
        small(`${known.forgotten} `, link(resetUrl, known.setNew), '.'),
      ],
    })),
  'order-confirmed': (order) => sheet(order.locale, (words) => orderConfirmed(words, order)),
  'shipment-news': (shipment) => sheet(shipment.locale, (words) => shipmentNews(words, shipment)),
  'document-issued': ({ locale, kind, number, orderNumber, total, dueOn, isCovered = false, orderUrl }) =>
    sheet(locale, ({ documents }) => ({
      preview: documents[kind].preview(total),
      children: [
        plate(orderNumber),
        title(documents[kind].title(number)),
        paragraph(documents[kind].text(number, orderNumber)),
        tag(dueOn ? documents.dueBy(dueOn) : isCovered ? documents.covered : documents[kind].sum, total),
        button(orderUrl, documents.button),
        small(documents.kept),
      ],
    })),
  'return-changed': ({ locale, step, number, orderNumber, amount, answer, sendTo, freight, orderUrl }) =>
    sheet(locale, ({ returns }) => ({
      preview: returns.preview(orderNumber),
      children: [
        plate(number),
        title(returns.steps[step].subject(number)),
        paragraph(returns.steps[step].text(number, orderNumber)),
        ...(answer ? [small(h('strong', null, returns.answer), ': ', answer)] : []),
        ...(sendTo ? [small(h('strong', null, returns.sendTo), ': ', sendTo.join(', ')), small(returns.label(number))] : []),
        ...(sendTo && freight ? [small(returns.freight[freight])] : []),
        ...(amount ? [tag(step === 'approved' ? returns.expected : returns.credited, amount)] : []),
        button(orderUrl, returns.button),
      ],
    })),
  'lines-cancelled': ({ locale, orderNumber, isAll, lines, dearer = [], freight, comesTo, orderUrl }) =>
    sheet(locale, ({ cancelled, edited }) => ({
      preview: cancelled.preview,
      children: [
        plate(orderNumber),
        title(cancelled.title(isAll)),
        paragraph(cancelled.text(orderNumber)),
        perforation(),
        pieces(lines),
        ...(dearer.length > 0 ? [perforation(), paragraph(cancelled.dearer), changes(dearer)] : []),
        ...(freight ? [paragraph(cancelled.freight(freight))] : []),
        ...(comesTo ? [perforation(), tag(edited.comesTo, comesTo)] : []),
        button(orderUrl, cancelled.button),
      ],
    })),
  'order-edited': ({ locale, news, orderNumber, reason, lines, amount, until, orderUrl }) =>
    sheet(locale, ({ edited }) => ({
      preview: edited[news].preview(amount),
      children: [
        plate(orderNumber),
        title(edited[news].title),
        paragraph(edited[news].text(orderNumber)),
        small(h('strong', null, edited.reason), ': ', reason),
        perforation(),
        changes(lines),
        perforation(),
        tag(news === 'done' ? edited.comesTo : edited.added, amount),
        ...(until ? [paragraph(edited.until(until))] : []),
        button(orderUrl, edited[news].button),
      ],
    })),
  'payment-declined': ({ locale, number, total, reason, orderUrl }) =>
    sheet(locale, ({ declined }) => ({
      preview: declined.preview,
      children: [
        plate(number),
        title(declined.title),
        paragraph(`${declined.text(number, total)} ${reason}`),
        paragraph(declined.kept),
        button(orderUrl, declined.button),
      ],
    })),
  'confirm-wish': ({ locale, title: toy, url }) =>
    sheet(locale, ({ wish, copyAddress }) => ({
      preview: wish.preview,
      children: [
        title(wish.title),
        paragraph(wish.text(toy)),
        button(url, wish.button),
        small(wish.life),
        small(`${copyAddress} `, link(url)),
      ],
    })),
  'stock-arrived': ({ locale, title: toy, casePack, url }) =>
    sheet(locale, ({ arrived }) => ({
      preview: arrived.preview,
      children: [title(arrived.subject(toy)), paragraph(arrived.text(casePack)), button(url, arrived.button), small(arrived.once)],
    })),
  'order-ended': ({ locale, number, reason, shopUrl }) =>
    sheet(locale, ({ ended }) => ({
      preview: ended.preview,
      children: [plate(number), title(ended.subject(number)), paragraph(reason), paragraph(ended.nothing), button(shopUrl, ended.button)],
    })),
}

function sheet(id: Data<'verify-email'>['locale'], write: (words: MailWords) => Sheet): ReactNode {
  const locale = localeOf(id)
  const words = wordsOf(locale)
  const { preview, children } = write(words)
  return letter({ lang: locale.tag, preview, from: words.from, children: h(Fragment, null, ...children) })
}

function named({ title, detail }: { title: string; detail: string }): ReactNode {
  return h(Fragment, null, h('strong', null, title), detail && detail !== title ? `, ${detail}` : '')
}

function changes(lines: EditLetter['lines']): ReactNode {
  return figures(lines.map((line) => ({ name: named(line), amount: line.pieces, below: `${line.sku} · ${line.each}` })))
}

function pieces(lines: ShipmentLetter['lines']): ReactNode {
  return figures(
    lines.map(({ title, detail, sku, quantity }) => ({
      name: named({ title, detail }),
      amount: `${quantity} ×`,
      below: sku,
    })),
  )
}

function shipmentNews({ shipments: words }: MailWords, shipment: ShipmentLetter): Sheet {
  const { news, number, place, orderNumber, carrier, trackingNumber, trackingUrl, lines, hasMore, orderUrl } = shipment
  return {
    preview: words[news].preview(carrier),
    children: [
      plate(number),
      title(words[news].title),
      paragraph(words[news].text(number, orderNumber, carrier)),
      ...(place ? [small(words.place(place.which, place.of, place.location))] : []),
      ...(trackingUrl && news === 'sent' ? [button(trackingUrl, words.track)] : []),
      ...(trackingNumber ? [small(words.tracking(trackingNumber))] : []),
      perforation(),
      pieces(lines),
      ...(hasMore ? [paragraph(words.toFollow)] : []),
      button(orderUrl, words.button),
    ],
  }
}

function orderConfirmed({ order: words }: MailWords, order: OrderLetter): Sheet {
  const marks: [string, string | null][] = [
    [words.payment, order.payment],
    [words.poNumber, order.poNumber],
    [words.note, order.note],
    [words.deliveryTo, order.shipTo.join(', ')],
  ]
  return {
    preview: words.preview(order.lines.length, order.total),
    children: [
      plate(order.number, words.stamp),
      title(words.title),
      paragraph(words.text(order.number, order.shipping.arrives)),
      button(order.orderUrl, words.button),
      perforation(),
      figures(
        order.lines.map(({ title, detail, sku, quantity, cases, unitPrice, total }) => ({
          name: named({ title, detail }),
          amount: total,
          below: `${sku} · ${quantity} × ${unitPrice}${cases ? ` · ${cases}` : ''}`,
        })),
      ),
      perforation(),
      figures([
        { name: words.toys, amount: order.merchandise },
        { name: order.shipping.name, amount: order.shipping.amount },
        ...order.taxes.map((tax) => ({ name: order.pricesIncludeTax ? words.included(tax.name) : tax.name, amount: tax.amount })),
      ]),
      tag(words.total, order.total),
      ...marks.flatMap(([label, text]) => (text ? [small(h('strong', null, label), ': ', text)] : [])),
    ],
  }
}
