'use client'
import type { Order } from '@toyline/contracts'
import { useEffect, useState } from 'react'
import { isSettled } from './order-words.ts'

/** The order as it changes, by server-sent events; the browser reconnects by itself. Older news than what is shown is ignored. */
export function useLiveOrder(rendered: Order, token: string | undefined): Order {
  const [order, setOrder] = useState(rendered)
  const done = isSettled(order)
  useEffect(() => {
    if (done) return
    const proof = token ? `?token=${encodeURIComponent(token)}` : ''
    const source = new EventSource(`/api/v1/orders/${encodeURIComponent(rendered.id)}/events${proof}`)
    const onNews = (event: MessageEvent<string>) => {
      const news = JSON.parse(event.data) as Order
      setOrder((shown) => (news.version >= shown.version ? { ...news, lookupToken: news.lookupToken ?? shown.lookupToken } : shown))
    }
    source.addEventListener('order', onNews)
    return () => source.close()
  }, [rendered.id, token, done])
  return order
}
