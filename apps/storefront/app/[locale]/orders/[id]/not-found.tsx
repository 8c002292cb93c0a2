import { Link } from '#features/ui/link.tsx'

export default function OrderNotFound() {
  return (
    <div className="page max-w-3xl pt-16 text-center">
      <h1 className="text-3xl">We cannot show this order</h1>
      <p className="mt-3 text-lg text-ink-2">
        Please open it with the link from your confirmation mail, or sign in with the account that placed it.
      </p>
      <Link href="/sign-in?next=/account/orders" className="button button-primary mt-6">
        Sign in
      </Link>
    </div>
  )
}
