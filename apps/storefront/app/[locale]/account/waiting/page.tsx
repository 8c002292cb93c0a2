import { Button } from '@toyline/ui/controls/button'
import { LinkButton } from '@toyline/ui/controls/link-button'
import { NoListsDrawing } from '@toyline/ui/drawings/no-lists'
import { EmptyState } from '@toyline/ui/frame/empty-state'
import { SectionHead } from '@toyline/ui/frame/section-head'
import type { Metadata } from 'next'
import { requireMe } from '#data/require-me.ts'
import { readStockWishes } from '#data/visitor.ts'
import { StockWords } from '#features/catalogue/stock-words.tsx'
import { variantWords } from '#features/catalogue/variant-words.ts'
import { hidden } from '#features/ui/hidden.tsx'
import { Link } from '#features/ui/link.tsx'
import { inLocale } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('tell-me')
  return { title: t('waiting') }
}

/** What this account waits for; each goes by itself once it has been told. */
export default async function WaitingPage() {
  await requireMe('/account/waiting')
  const { t, to } = await inLocale('tell-me')
  const { t: account } = await inLocale('account')
  const wishes = await readStockWishes()
  return (
    <>
      <SectionHead level={1}>{t('waiting')}</SectionHead>
      {wishes.length === 0 ? (
        <EmptyState
          drawing={<NoListsDrawing />}
          title={t('none')}
          actions={
            <LinkButton href="/products" linkAs={Link} look="primary">
              {account('order.open')}
            </LinkButton>
          }
        >
          <p>{t('noneText')}</p>
        </EmptyState>
      ) : (
        <p className="text-ink-2">{t('once')}</p>
      )}
      <ul className="mt-4 empty:hidden border-ink border-t-2" aria-label={t('waiting')}>
        {wishes.map((wish) => {
          const name = [wish.title, variantWords(wish)].filter(Boolean).join(', ')
          return (
            <li key={wish.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-line border-b py-3">
              <div className="min-w-0">
                <Link href={`/p/${wish.handle}?variant=${wish.variantId}`} className="quiet-link font-semibold">
                  {name}
                </Link>
                <p className="num text-ink-2 text-sm">{wish.sku}</p>
                <StockWords availability={wish.availability} />
              </div>
              <form action={to('/account/waiting/remove')} method="post">
                <input type="hidden" name="id" value={wish.id} />
                <Button type="submit" size="small">
                  {t.rich('remove', { name, hidden })}
                </Button>
              </form>
            </li>
          )
        })}
      </ul>
    </>
  )
}
