import type { Metadata } from 'next'
import { ProsePage } from '#features/pages/prose-page.tsx'

export const metadata: Metadata = {
  title: 'Privacy',
  description: 'What we keep about you, why, and for how long.',
  alternates: { canonical: '/privacy' },
}

export default function PrivacyPage() {
  return (
    <ProsePage
      title="Privacy"
      intro="What we keep, why, and for how long. There is no tracking in this shop and no other company’s script."
    >
      <h2>What we keep</h2>
      <ul>
        <li>
          For an order: name, addresses, e-mail, what you ordered, and how it was paid. We need it to deliver and the law makes us keep it.
        </li>
        <li>For an account: your e-mail, name, shop, addresses, and a scrambled form of your password that nobody can read back.</li>
        <li>For a payment: the kind of card and its last four digits, as the provider tells us. Card numbers never reach our servers.</li>
        <li>For safety: the addresses of failed sign-ins, for as long as needed to stop guessing.</li>
      </ul>
      <h2>Cookies</h2>
      <ul>
        <li>One that remembers your cart, for 180 days.</li>
        <li>One that keeps you signed in, until you sign out or it runs out.</li>
        <li>One that remembers your market and so your currency, for a year.</li>
      </ul>
      <p>All three are needed for the shop to work. There are no others.</p>
      <h2>Who else sees it</h2>
      <p>The carrier gets the delivery address. The payment provider gets the payment. Nobody else, and nobody for advertising.</p>
      <h2>Your rights</h2>
      <p>
        You may see, correct, export or delete what we keep about you, as far as the law on business records allows. Write to{' '}
        <a href="mailto:privacy@toyline.example">privacy@toyline.example</a>.
      </p>
    </ProsePage>
  )
}
