import type { Metadata } from 'next'
import { ReturnFromBank } from '#features/checkout/return-from-bank.tsx'

export const metadata: Metadata = { title: 'Back from your bank', robots: { index: false, follow: false }, referrer: 'no-referrer' }

type Props = { searchParams: Promise<{ order?: string | string[]; token?: string | string[] }> }

export default async function ReturnPage({ searchParams }: Props) {
  const { order, token } = await searchParams
  return (
    <div className="page max-w-2xl pt-12">
      <ReturnFromBank orderId={typeof order === 'string' ? order : ''} token={typeof token === 'string' ? token : undefined} />
    </div>
  )
}
