'use client'
import type { LineOutcome } from '@toyline/contracts'
import { showToast } from '@toyline/ui/layers/toast-store.ts'
import { Toasts } from '@toyline/ui/layers/toasts'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import { useProblemWords } from '../ui/problem-words.ts'
import { addToOrder, askAgain, hearOfCart, type Refused, setInOrder, undoRemoval } from './cart-store.ts'
import type { WishLine } from './order-view.ts'

/** Refusals that may go away by themselves. */
const PASSING: readonly string[] = ['cart-busy', 'busy', 'too-many-requests']

/**
 * One for the whole shop: takes the "add to cart" forms of all pages over, and says what became of every change of the order.
 * Without a script the same forms are posted to /cart/add.
 */
export function OrderDesk() {
  const { to, locale } = useLocale()
  const { market } = locale
  const t = useWords('live')
  const problemWords = useProblemWords()
  const router = useRouter()
  const [said, setSaid] = useState('')

  useEffect(() => {
    const onSubmit = (event: SubmitEvent) => {
      const form = event.target
      if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.dataset.form !== 'add-to-cart') return
      event.preventDefault()
      addToOrder(market, lineOf(form))
    }
    document.addEventListener('submit', onSubmit)
    return () => document.removeEventListener('submit', onSubmit)
  }, [market])

  useEffect(() => {
    // Of many cases that are added one after the other, the last note is enough.
    let closeLast = () => {}
    const showRefused = (refused: Refused) => {
      const isPassing = refused.wishes.length > 0 && (refused.problem.isUncertain || PASSING.includes(refused.problem.code))
      showToast({
        kind: 'problem',
        text: problemWords(refused.problem),
        ...(isPassing && { action: { label: t('order.again'), run: () => askAgain(refused) } }),
      })
    }
    const showLineRefused = (line: WishLine | undefined, { code, cap, offers }: NonNullable<LineOutcome['refusal']>) => {
      const reason = `refused.${code}`
      const offer = offers.at(-1)?.quantity
      showToast({
        kind: 'problem',
        text: t(t.has(reason) ? reason : 'refused.unknown', { title: line?.title ?? '', most: cap?.quantity ?? 0, days: cap?.days ?? 0 }),
        ...(line &&
          offer && {
            action: { label: t('refused.take', { quantity: offer }), run: () => setInOrder(market, [{ ...line, quantity: offer }]) },
          }),
      })
    }
    return hearOfCart((news) => {
      if ('refused' in news) return showRefused(news.refused)
      const { wish, lines, version } = news.answered
      for (const [at, outcome] of lines.entries()) if (outcome.refusal) showLineRefused(wish.lines[at], outcome.refusal)
      const [line] = wish.lines
      const removed = wish.lines.filter(({ isShown }, at) => !isShown && lines[at]?.outcome === 'removed')
      if (removed[0])
        showToast({
          text: t('order.removed', { count: removed.length, title: removed[0].title ?? '' }),
          action: { label: t('order.undo'), run: () => void undoRemoval(market, version) },
        })
      if (wish.kind !== 'add' || !line?.title || lines[0]?.refusal) return
      const text = t('added', { quantity: line.quantity, title: line.title })
      // A card shows by itself what has been added; for those who do not see it, it is said.
      if (line.isShown) return setSaid(text)
      closeLast()
      closeLast = showToast({ text, action: { label: t('viewCart'), run: () => router.push(to('/cart')) } })
    })
  }, [t, to, router, problemWords, market])

  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <Toasts label={t('order.notes')} closeLabel={t('close')} />
    </>
  )
}

/** What a form adds. What is needed to show it before the shop has answered stands beside its fields. */
function lineOf(form: HTMLFormElement): WishLine {
  const data = new FormData(form)
  const { title, goods, shown } = form.dataset
  return {
    variantId: String(data.get('variantId')),
    quantity: Number(data.get('quantity')),
    title,
    isShown: shown !== undefined,
    goods: goods ? JSON.parse(goods) : undefined,
  }
}
