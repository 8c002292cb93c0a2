'use client'
import type { Order } from '@toyline/contracts'
import { useEffect, useState } from 'react'
import { isSettled } from './order-words.ts'

/**
 * The order as it changes, by server-sent events; the browser reconnects by itself. Older news than what is shown is ignored.
 * `follow` is for who is about to change an order that had come to rest.
 */
export function useLiveOrder(rendered: Order, token: string | undefined): { order: Order; follow: () => void } {
  const [order, setOrder] = useState(rendered)
  const [isFollowed, setFollowed] = useState(false)
  const done = isSettled(order) && !isFollowed
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
  return { order, follow: () => setFollowed(true) }
}
