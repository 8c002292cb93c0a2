import { SectionHead } from '@toyline/ui/frame/section-head'
import type { Metadata } from 'next'
import { requireMe } from '#data/require-me.ts'
import { readSavedMethods } from '#data/visitor.ts'
import { CardList } from '#features/account/card-list.tsx'
import { inLocale } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('account')
  return { title: t('yourCards') }
}

export default async function CardsPage() {
  await requireMe('/account/cards')
  const { t } = await inLocale('account')
  const cards = await readSavedMethods()
  return (
    <>
      <SectionHead level={1}>{t('cards')}</SectionHead>
      <p className="mb-4 text-ink-2">{t(cards.length > 0 ? 'card.text' : 'card.none')}</p>
      <CardList cards={cards} />
    </>
  )
}
