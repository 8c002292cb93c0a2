import type { Metadata } from 'next'
import { ProsePage } from '#features/pages/prose-page.tsx'
import { Link } from '#features/ui/link.tsx'

export const metadata: Metadata = {
  title: 'Terms of trade',
  description: 'The terms on which we sell to shops.',
  alternates: { canonical: '/terms' },
}

export default function TermsPage() {
  return (
    <ProsePage title="Terms of trade" intro="The terms on which we sell. They are short because we mean each of them.">
      <h2>Who we sell to</h2>
      <p>We sell to businesses that resell the goods. By ordering you say that you are one.</p>
      <h2>Prices</h2>
      <p>
        Prices are for one unit, without tax and delivery, in the currency of your market. The price of an order is the one shown on its
        last page before you place it. If it changes in between, we show you the new one and charge nothing until you agree.
      </p>
      <h2>The order</h2>
      <p>An order is placed when we confirm it. Until then the toys are reserved for you for a short time only.</p>
      <h2>Payment</h2>
      <p>By card when the order is placed, or on invoice, due within 30 days. Goods stay ours until they are paid.</p>
      <h2>Delivery</h2>
      <p>Dates are what our carriers promise us. Risk passes to you when the carrier hands over the goods.</p>
      <h2>Faults</h2>
      <p>
        Check cartons when they arrive and tell us about damage within 14 days; see <Link href="/help#returns">Help</Link>. Your rights
        under the law of your country stay as they are.
      </p>
      <h2>Safety</h2>
      <p>
        Pass on the warnings and age grades that come with each toy. If a toy is ever recalled, we write to everybody who bought it, at the
        e-mail address of the order.
      </p>
    </ProsePage>
  )
}
