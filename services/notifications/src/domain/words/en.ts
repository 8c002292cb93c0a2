import type { MailWords } from './mail-words.ts'

export const en: MailWords = {
  from: 'Toyline, Microsoft-branded toys and plushies for independent shops, by the case. This mail answers something you did in our shop; it is no newsletter.',
  copyAddress: 'If the button does nothing, copy this address into your browser:',
  verify: {
    subject: 'Confirm your e-mail address',
    preview: 'One click and your account is ready.',
    title: (name) => `Welcome, ${name}`,
    text: 'Please confirm that this e-mail address is yours. After that you can save addresses, see your orders and order again in a minute.',
    button: 'Confirm my address',
    life: 'The link works once, for 24 hours.',
    notYou: 'You did not register? Then ignore this mail; nothing happens without the click.',
  },
  reset: {
    subject: 'Set a new password',
    preview: 'The link works once, for an hour.',
    title: 'Set a new password',
    text: (name) => `Hello ${name}, somebody asked to set a new password for this account. If that was you, go on here.`,
    button: 'Set a new password',
    life: 'The link works once, for an hour, and signs every device out.',
    notYou: 'It was not you? Then nothing has changed and you need not do anything.',
  },
  known: {
    subject: 'You already have a Toyline account',
    preview: 'You can simply sign in.',
    title: 'You already have an account',
    text: (name) => `Hello ${name}, somebody tried to register with this address. It has an account already, so nothing was changed.`,
    signIn: 'Sign in',
    forgotten: 'Forgotten the password?',
    setNew: 'Set a new one',
  },
  wish: {
    subject: (toy) => `Shall we tell you when ${toy} is there?`,
    preview: 'One click, and one mail when it has arrived.',
    title: 'Shall we tell you?',
    text: (toy) =>
      `Somebody, probably you, wants to know when ${toy} can be ordered. Please confirm that we may write to this address: once, when it has arrived.`,
    button: 'See and confirm',
    life: 'On the same page you can take it back, and we forget this address. Without an answer we forget it after a week.',
  },
  arrived: {
    subject: (toy) => `${toy} is there`,
    preview: 'You asked us to tell you.',
    text: (casePack) => `It can be ordered now, in cases of ${casePack}. It is not set aside for you: whoever orders first has it.`,
    button: 'To the toy',
    once: 'You asked us to tell you once, and this is it: we have forgotten your wish, and its address with it.',
  },
  order: {
    subject: (number) => `Order ${number} is confirmed`,
    preview: (lines, total) => `${lines === 1 ? 'One line' : `${lines} lines`}, ${total}. Here is everything in one place.`,
    stamp: 'Ordered',
    title: 'Your order is in the book',
    text: (number, days) => `Thank you. Order ${number} is confirmed and arrives ${days}.`,
    button: 'See the order',
    cases: (count, pack) => (count === 1 ? `1 case of ${pack}` : `${count} cases of ${pack}`),
    toys: 'Toys',
    total: 'Total',
    included: (tax) => `${tax}, included`,
    payment: 'Payment',
    byInvoice: (days) => `On account, payable ${days} days after the invoice`,
    byCard: 'Card',
    poNumber: 'PO number',
    note: 'Note',
    deliveryTo: 'Delivery to',
  },
  shipments: {
    sent: {
      subject: (number) => `Shipment ${number} is on its way`,
      preview: (carrier) => `${carrier} has it.`,
      title: 'Your toys are on their way',
      text: (number, order, carrier) => `Shipment ${number} of order ${order} has left with ${carrier}.`,
    },
    delivered: {
      subject: (number) => `Shipment ${number} has arrived`,
      preview: (carrier) => `${carrier} has delivered it.`,
      title: 'Your toys have arrived',
      text: (number, order, carrier) => `${carrier} has delivered shipment ${number} of order ${order}.`,
    },
    tracking: (number) => `Tracking number ${number}`,
    track: 'Track it',
    toFollow: 'The rest of the order follows with a shipment of its own.',
    button: 'See the order',
  },
  cancelled: {
    subject: (order, isAll) => (isAll ? `Order ${order} is cancelled` : `Part of order ${order} is cancelled`),
    preview: 'It will not be sent and not be charged.',
    title: (isAll) => (isAll ? 'Your order is cancelled' : 'A part of your order is cancelled'),
    text: (order) => `Of order ${order} this will not be sent. It is not charged, and what was reserved for it is yours again.`,
    button: 'See the order',
  },
  edited: {
    done: {
      subject: (order) => `Order ${order} was changed`,
      preview: (total) => `It now comes to ${total}.`,
      title: 'Your order was changed',
      text: (order) => `We have changed order ${order}. What is taken off is not charged, and what was reserved for it is yours again.`,
      button: 'See the order',
    },
    proposed: {
      subject: (order) => `A proposal for order ${order}`,
      preview: (total) => `Nothing changes unless you accept. ${total} would be added.`,
      title: 'May we add this?',
      text: (order) => `We would add this to order ${order}. Nothing changes unless you accept it; your order goes on as it is.`,
      button: 'See and answer',
    },
    reason: 'Why',
    pieces: (before, after) => (before === after ? `${after} pieces` : `${before} → ${after} pieces`),
    each: (price, before) => (before ? `${price} each instead of ${before}` : `${price} each`),
    comesTo: 'The order now comes to',
    added: 'Would be added',
    until: (day) => `You can accept until ${day}. Without an answer nothing changes.`,
  },
  documents: {
    invoice: {
      subject: (number) => `Invoice ${number}`,
      preview: (total) => `${total}. The invoice is attached.`,
      title: (number) => `Your invoice ${number}`,
      text: (number, order) => `Attached is invoice ${number} for your order ${order}, as a PDF.`,
      sum: 'Paid by card',
    },
    'credit-note': {
      subject: (number) => `Credit note ${number}`,
      preview: (total) => `${total} is credited. The credit note is attached.`,
      title: (number) => `Your credit note ${number}`,
      text: (number, order) => `Attached is credit note ${number} for your order ${order}, as a PDF.`,
      sum: 'Credited',
    },
    dueBy: (day) => `Due on ${day}`,
    button: 'See the order',
    kept: 'You find all documents of an order on its page as well.',
  },
  returns: {
    steps: {
      requested: {
        subject: (number) => `We have your claim ${number}`,
        text: (number, order) =>
          `Thank you for telling us. We look at claim ${number} about order ${order} within two working days and write to you then.`,
      },
      approved: {
        subject: (number) => `Return ${number} is approved`,
        text: (number, order) => `Return ${number} of order ${order} is approved. Please pack the toys as they came and send them to us.`,
      },
      accepted: {
        subject: (number) => `Your claim ${number} is accepted`,
        text: (number, order) =>
          `We are sorry that something was wrong with order ${order}. Claim ${number} is accepted, and you need not send anything back.`,
      },
      'in-transit': {
        subject: (number) => `Return ${number} is on its way`,
        text: (number, order) =>
          `Thank you. We have noted that return ${number} of order ${order} is on its way, and write to you when it is here.`,
      },
      received: {
        subject: (number) => `Return ${number} has arrived`,
        text: (number, order) => `Return ${number} of order ${order} is here and has been looked at. What is due to you follows by itself.`,
      },
      refunded: {
        subject: (number) => `Return ${number} is refunded`,
        text: (number, order) =>
          `The money for return ${number} of order ${order} is on its way, in the way in which you paid. An order on account owes that much less.`,
      },
      credited: {
        subject: (number) => `Return ${number} is credited at once`,
        text: (number, order) => `We have credited return ${number} of order ${order} before it is here. Please send the toys as agreed.`,
      },
      replaced: {
        subject: (number) => `New toys for claim ${number}`,
        text: (number, order) =>
          `New toys for ${number}, of order ${order}, are ordered for you at no cost. Their own confirmation follows.`,
      },
      rejected: {
        subject: (number) => `About your claim ${number}`,
        text: (number, order) => `We have looked at ${number} of order ${order} and cannot accept it.`,
      },
      withdrawn: {
        subject: (number) => `${number} is withdrawn`,
        text: (number, order) => `You keep the toys: ${number} of order ${order} is withdrawn.`,
      },
      'refund-declined': {
        subject: (number) => `The refund for ${number} did not go through`,
        text: (number, order) =>
          `The bank did not take the refund for ${number} of order ${order}. We find another way and write to you; you need not do anything.`,
      },
    },
    preview: (order) => `About your order ${order}`,
    sendTo: 'Send it to',
    label: (number) => `Write ${number} on the parcel.`,
    freight: { buyer: 'The way back is at your cost.', seller: 'The way back is at our cost.' },
    expected: 'Expected credit',
    credited: 'Credited',
    answer: 'What we found',
    button: 'See the order',
  },
  declined: {
    subject: (number) => `Payment for order ${number} did not go through`,
    preview: 'Your toys are kept aside for a few minutes.',
    title: 'The payment did not go through',
    text: (number, total) => `Order ${number} over ${total} is not paid.`,
    reasons: {
      declined: 'The bank declined the payment without saying why.',
      'insufficient-funds': 'The card has too little left for this amount.',
      'expired-card': 'The card has expired.',
      'wrong-details': 'The card’s number, date or code did not match.',
      'authentication-failed': 'The bank’s confirmation step was not completed.',
      'try-again': 'The bank could not be reached just then.',
    },
    kept: 'Nothing was taken from your account. We keep the toys aside for a few minutes so that you can try another card.',
    button: 'Try another way to pay',
  },
  ended: {
    subject: (number) => `Order ${number} was not completed`,
    preview: 'Nothing was charged.',
    reasons: {
      interrupted: 'Your order was interrupted before it could be paid. Your cart is as it was.',
      'wrong-amount': 'The amount that was paid is not the amount of the order. It is given back in full.',
      'stock-gone': 'The payment came after the stock had gone to somebody else. It is given back in full.',
      'payment-voided': 'The payment was cancelled, so the order could not be placed.',
      'not-paid-in-time': 'The order was not paid while its toys could be held. Your cart is as it was.',
    },
    nothing: 'Nothing was charged, and anything that had been reserved on your card is given back.',
    button: 'Back to the shop',
  },
}
