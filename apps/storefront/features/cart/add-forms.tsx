'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { ApiProblem, callApi, newKey } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { Link } from '../ui/link.tsx'
import { useProblemWords } from '../ui/problem-words.ts'
import { announceCart } from './cart-store.ts'
import { summaryOf } from './cart-summary.ts'

/**
 * One listener for every "add to cart" form of the shop, instead of one hydrated button per card. Without a script the same
 * forms are posted to /cart/add.
 */
export function AddForms() {
  const { market } = useLocale().locale
  const t = useWords('live')
  const problemWords = useProblemWords()
  const [said, setSaid] = useState<{ text: string; bad: boolean } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const here = usePathname()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said belongs to the page where it was said
  useEffect(() => setSaid(null), [here])

  useEffect(() => {
    const say = (text: string, bad = false) => {
      setSaid({ text, bad })
      clearTimeout(timer.current)
      if (!bad) timer.current = setTimeout(() => setSaid(null), 6_000)
    }
    const onSubmit = async (event: SubmitEvent) => {
      const form = event.target
      if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.dataset.form !== 'add-to-cart') return
      event.preventDefault()
      const data = new FormData(form)
      const quantity = Number(data.get('quantity'))
      const what = `${data.get('variantId')}:${quantity}`
      // After an answer that never came the same key is used again, so that the cases are not added twice.
      const key = form.dataset.retry === what && form.dataset.retryKey ? form.dataset.retryKey : newKey()
      delete form.dataset.retry
      form.dataset.pending = 'true'
      try {
        const cart = await callApi(
          'addCartLine',
          { query: { market }, body: { variantId: String(data.get('variantId')), quantity } },
          { key },
        )
        announceCart(summaryOf(cart))
        say(t('added', { quantity, title: form.dataset.title ?? '' }))
      } catch (error) {
        const problem = error instanceof ApiProblem ? error : new ApiProblem(0, 'unknown', '')
        if (problem.isUncertain) Object.assign(form.dataset, { retry: what, retryKey: key })
        say(problemWords(problem), true)
      } finally {
        delete form.dataset.pending
      }
    }
    document.addEventListener('submit', onSubmit)
    return () => document.removeEventListener('submit', onSubmit)
  }, [market, t, problemWords])

  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-0 z-50 flex justify-center p-4">
      <div role={said?.bad ? 'alert' : 'status'} aria-live={said?.bad ? 'assertive' : 'polite'}>
        {said ? (
          <p
            className={`pointer-events-auto flex items-center gap-3 rounded-md border bg-card py-2 pr-2 pl-4 shadow-layer ${said.bad ? 'border-tomato text-tomato' : 'border-ink'}`}
          >
            {said.text}
            {said.bad ? null : (
              <Link href="/cart" className="button button-small">
                {t('viewCart')}
              </Link>
            )}
            <button type="button" className="button button-quiet button-small" onClick={() => setSaid(null)}>
              {t('close')}
            </button>
          </p>
        ) : null}
      </div>
    </div>
  )
}
