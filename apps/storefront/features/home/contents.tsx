import { SectionHead } from '@toyline/ui/frame/section-head'
import { inLocale } from '#words/server.ts'
import { groundClass } from '../catalogue/ground.ts'
import { Picture } from '../catalogue/picture.tsx'
import { hidden } from '../ui/hidden.tsx'
import { Link } from '../ui/link.tsx'
import type { Chapter } from './home.tsx'

const SUBJECTS = 4

/** The table of contents: each chapter on its own paper, with a toy that stands on its floor. */
export async function Contents({ chapters }: { chapters: Chapter[] }) {
  const { t } = await inLocale('home')
  return (
    <section aria-labelledby="contents" className="mt-14">
      <SectionHead
        id="contents"
        aside={
          <Link href="/products" className="link">
            {t.rich('seeAll', { hidden, title: t('contents') })}
          </Link>
        }
      >
        {t('contents')}
      </SectionHead>
      <ol className="grid gap-px border border-ink bg-ink md:grid-cols-2">
        {chapters.map(({ category: { slug, name, count, children }, toys }, index) => {
          const toy = toys.findLast(({ picture }) => picture)
          return (
            <li key={slug} className={`ground group relative flex min-h-36 overflow-hidden sm:min-h-44 ${groundClass(slug)}`}>
              <div className="flex min-w-0 flex-1 flex-col p-4 sm:p-5">
                <h3 className="text-2xl leading-tight sm:text-3xl">
                  <Link href={`/c/${slug}`} className="no-underline after:absolute after:inset-0 group-hover:underline">
                    {name}
                  </Link>
                </h3>
                <p className="mt-1.5 max-w-[34ch] text-sm max-sm:hidden">
                  {children
                    .slice(0, SUBJECTS)
                    .map((child) => child.name)
                    .join(', ')}
                </p>
                <p className="leader num mt-auto pt-3 text-sm">
                  <span>{t('chapter', { number: index + 1 })}</span>
                  <span>{t('toys', { count })}</span>
                </p>
              </div>
              {toy?.picture ? (
                <div className="plate w-[38%] max-w-56 shrink-0 self-stretch">
                  <Picture
                    picture={toy.picture}
                    sizes="(min-width: 64rem) 14rem, 38vw"
                    alt=""
                    className="absolute bottom-0 h-full w-full object-contain object-bottom"
                  />
                </div>
              ) : null}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
