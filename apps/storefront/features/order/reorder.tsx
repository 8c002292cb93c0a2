import type { Order, Reorder, ReorderDifference } from '@toyline/contracts'
import { Button } from '@toyline/ui/controls/button'
import { Notice } from '@toyline/ui/frame/notice'
import { inLocale } from '#words/server.ts'
import { variantWords } from '../catalogue/variant-words.ts'
import { hidden } from '../ui/hidden.tsx'
import { Link } from '../ui/link.tsx'

/** Puts a placed order into the cart again; a plain form, because what comes of it is a page. */
export async function ReorderButton({ id, number, token }: Pick<Order, 'id' | 'number'> & { token?: string | undefined }) {
  const { t, to } = await inLocale('reorder')
  return (
    <form method="post" action={to(`/orders/${id}/reorder`)}>
      <input type="hidden" name="key" value={crypto.randomUUID()} />
      {token ? <input type="hidden" name="token" value={token} /> : null}
      <Button type="submit" size="small">
        {t.rich('again', { number, hidden })}
      </Button>
    </form>
  )
}

/** What has come of it: every line that is not as it was. */
export async function Reordered({ reorder }: { reorder: Reorder | null }) {
  const { t, money, number } = await inLocale('reorder')
  if (!reorder) return <Notice kind="problem" live title={t('failed')} className="mt-4" />
  const changed = reorder.lines.filter((line) => line.differences.length > 0)
  const isEmpty = reorder.lines.every((line) => line.added === 0)
  const words = (of: ReorderDifference): string => {
    if (of.code === 'gone') return t('gone')
    if (of.code === 'no-price') return t('no-price')
    if (of.code === 'price-changed') return t('price-changed', { before: money(of.before), now: money(of.now) })
    if (of.code === 'pack-changed') return t('pack-changed', { before: of.before, now: of.now })
    return t(`quantity.${of.because}`, { before: of.before, now: of.now })
  }
  return (
    <Notice
      kind={changed.length === 0 ? 'good' : 'warning'}
      live
      className="mt-4"
      title={isEmpty ? t('nothing') : changed.length === 0 ? t('same') : t('changed', { count: changed.length })}
      action={
        isEmpty ? null : (
          <Link href="/cart" className="button button-small">
            {t('cart')}
          </Link>
        )
      }
    >
      {changed.length === 0 ? null : (
        <ul className="mt-2 space-y-2">
          {changed.map((line) => (
            <li key={line.variantId}>
              <span className="font-semibold">{[line.title, variantWords(line)].filter(Boolean).join(', ')}</span>{' '}
              <span className="num text-ink-2 text-sm">
                {line.sku} · {t('pieces', { count: number(line.ordered) })}
              </span>
              {line.differences.map((difference) => (
                <span key={difference.code} className="num block">
                  {words(difference)}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
