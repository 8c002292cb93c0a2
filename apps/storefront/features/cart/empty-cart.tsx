'use client'
import { LinkButton } from '@toyline/ui/controls/link-button'
import { EmptyCartDrawing } from '@toyline/ui/drawings/empty-cart'
import { EmptyState } from '@toyline/ui/frame/empty-state'
import { useWords } from '#words/client.tsx'
import { Link } from '../ui/link.tsx'

export function EmptyCart() {
  const t = useWords('cart')
  return (
    <EmptyState
      drawing={<EmptyCartDrawing />}
      title={t('empty.title')}
      actions={
        <>
          <LinkButton linkAs={Link} href="/products" look="primary">
            {t('empty.open')}
          </LinkButton>
          <LinkButton linkAs={Link} href="/products?density=sheet">
            {t('empty.sheet')}
          </LinkButton>
        </>
      }
    >
      {t('empty.text')}
    </EmptyState>
  )
}
