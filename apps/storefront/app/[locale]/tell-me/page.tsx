import { Button } from '@toyline/ui/controls/button'
import { Notice, type NoticeKind } from '@toyline/ui/frame/notice'
import type { Metadata } from 'next'
import { ownPath } from '#data/own-forms.ts'
import { Link } from '#features/ui/link.tsx'
import { inLocale } from '#words/server.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What has come of a wish or of its link; what is not named here is said as `trouble`. */
const KINDS = {
  waiting: 'good',
  asked: 'note',
  forgotten: 'good',
  'can-be-ordered': 'good',
  'too-many-wishes': 'warning',
  'no-such-wish': 'warning',
  trouble: 'problem',
} as const satisfies Record<string, NoticeKind>
type Done = keyof typeof KINDS

// The token in the address opens the wish: it must not travel to other sites, nor into a search index.
export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('tell-me')
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'same-origin' }
}

export default async function TellMePage({ searchParams }: Props) {
  const { token, done, back } = await searchParams
  const { t, to } = await inLocale('tell-me')
  const said = typeof done === 'string' ? done : null
  const code: Done = said !== null && Object.hasOwn(KINDS, said) ? (said as Done) : 'trouble'
  return (
    <div className="page max-w-measure pt-8 pb-16">
      <h1 className="text-3xl">{t('title')}</h1>
      {said !== null ? (
        <Notice kind={KINDS[code]} live className="mt-4">
          {t(`done.${code}`)}
        </Notice>
      ) : typeof token === 'string' ? (
        <form action={to('/tell-me/answer')} method="post" className="mt-4">
          <input type="hidden" name="token" value={token} />
          <p>{t('ask')}</p>
          <p className="mt-4 flex flex-wrap gap-3">
            <Button type="submit" name="answer" value="yes" look="primary">
              {t('yes')}
            </Button>
            <Button type="submit" name="answer" value="no">
              {t('no')}
            </Button>
          </p>
        </form>
      ) : null}
      <p className="mt-6">
        <Link href={ownPath(back, '/products')} className="link">
          {t('back')}
        </Link>
      </p>
    </div>
  )
}
