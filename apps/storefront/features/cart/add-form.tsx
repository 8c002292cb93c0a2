import type { ReactNode } from 'react'
import { inLocale } from '#words/server.ts'
import type { Goods } from './order-view.ts'

type Props = {
  variantId: string
  title: string
  goods: Goods
  /** Of a form without a field for it. */
  quantity?: number
  /** The handle, where several products have such a form on one page. */
  product?: string
  className?: string
  children: ReactNode
}

/** A form that adds to the order: sent as it is, or taken over by the OrderDesk. */
export async function AddForm({ variantId, title, goods, quantity, product, className, children }: Props) {
  const { to } = await inLocale()
  return (
    <form
      action={to('/cart/add')}
      method="post"
      data-form="add-to-cart"
      data-title={title}
      data-goods={JSON.stringify(goods)}
      data-product={product}
      data-shown={quantity === undefined ? undefined : ''}
      className={className}
    >
      <input type="hidden" name="variantId" value={variantId} />
      {quantity === undefined ? null : <input type="hidden" name="quantity" value={quantity} />}
      {children}
    </form>
  )
}
