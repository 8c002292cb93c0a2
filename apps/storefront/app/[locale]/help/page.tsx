import type { Metadata } from 'next'
import { ProsePage } from '#features/pages/prose-page.tsx'
import { Link } from '#features/ui/link.tsx'

export const metadata: Metadata = {
  title: 'Help and contact',
  description: 'How ordering by the case works: case packs, delivery, payment, accounts, returns.',
  alternates: { canonical: '/help' },
}

export default function HelpPage() {
  return (
    <ProsePage title="Help" intro="How ordering works, in the order in which the questions come.">
      <h2 id="case-packs">Case packs</h2>
      <p>
        Toys leave our warehouses in the cases that they came in. The price beside a toy is for one unit, without tax; the quantity goes up
        in whole cases. A number in between goes up to the next whole case on a toy’s page; in the cart we offer the whole cases on either
        side.
      </p>
      <h2 id="stock">Stock</h2>
      <p>
        “In stock” ships now. “Left” tells you how many units there are. “On backorder” can be ordered and ships when the next delivery
        arrives. A toy in the cart is not reserved; it is while you pay.
      </p>
      <h2 id="delivery">Delivery</h2>
      <p>
        We deliver in the United States, Canada, the United Kingdom and the European Union, from Reno, Louisville and Rotterdam. The cost
        depends on weight and distance. Fill in your address at checkout and you see every way of delivery with its cost and dates before
        you pay.
      </p>
      <h2 id="paying">Paying</h2>
      <p>
        By card, or by invoice with an account. Card details go straight to the payment provider and never touch our servers. The card is
        charged when the order is placed; if it is declined, your toys stay reserved while you choose another way.
      </p>
      <h2 id="tax">Tax</h2>
      <p>Tax is reckoned by the place of delivery and shown, line by line, before you pay and on the order.</p>
      <h2 id="account">Accounts</h2>
      <p>
        You can order without one. With an <Link href="/register">account</Link> your addresses and orders stay together and you can pay by
        invoice. What is in your cart when you sign in comes along.
      </p>
      <h2 id="returns">Damaged or wrong goods</h2>
      <p>
        Tell us within 14 days of delivery, with the order number and a picture of the carton. We replace what we sent wrong at our cost.
      </p>
      <h2 id="contact">Contact</h2>
      <p>
        Answer the confirmation mail of your order, or write to <a href="mailto:help@toyline.example">help@toyline.example</a>. We answer
        Monday to Friday.
      </p>
    </ProsePage>
  )
}
