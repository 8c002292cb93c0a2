import type { ProductCard as Card } from '@toyline/contracts'
import { LinkButton } from '@toyline/ui/controls/link-button'
import { inLocale } from '#words/server.ts'
import { foreignLang } from '../catalogue/foreign.ts'
import { groundClass } from '../catalogue/ground.ts'
import { IntentLink } from '../catalogue/intent-link.tsx'
import { Picture } from '../catalogue/picture.tsx'
import { Link } from '../ui/link.tsx'
import type { Chapter } from './home.tsx'

/** Plates of the spread: one large, which is two rows high, and five around its corner. */
const PLATES = 6
/** So many, with the large one, take two rows; more take three. */
const IN_TWO_ROWS = 3
/** A square picture below its head. Said before any plate has come: what stands beside the sheet is centred on it, and must not move. */
const ROWS = {
  two: 'grid-rows-[repeat(2,calc((100cqw-2px)/3+1.75rem))]',
  three: 'grid-rows-[repeat(3,calc((100cqw-2px)/3+1.75rem))]',
}

/** The cover: what this is, and a sheet of numbered plates with toys of all chapters. */
export async function Cover({ chapters, total }: { chapters: Chapter[]; total: number }) {
  const { t } = await inLocale('home')
  const plates = platesOf(chapters)
  return (
    <section aria-labelledby="cover" className="border-ink border-b-2 bg-[var(--cover)]">
      <div className="page grid gap-x-12 gap-y-8 pt-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.08fr)] lg:pt-0">
        <div className="flex flex-col lg:py-10">
          <p className="num border-ink border-b pb-2 font-semibold text-sm">{t('masthead', { count: total, chapters: chapters.length })}</p>
          <h1
            id="cover"
            className="display mt-6 text-balance text-[clamp(2.75rem,6.1vw,5.5rem)] leading-[0.98] tracking-[-0.03em] lg:mt-auto"
          >
            {t('title')}
          </h1>
          <p className="mt-6 max-w-[46ch] text-lg">{t('intro')}</p>
          <div className="mt-7 flex flex-wrap gap-3 lg:mb-auto">
            <LinkButton linkAs={Link} href="/products" look="primary" size="large">
              {t('open')}
            </LinkButton>
            <LinkButton linkAs={Link} href="/products?density=sheet" size="large">
              {t('sheet')}
            </LinkButton>
          </div>
          <p className="mt-6 text-sm">
            {t.rich('account', {
              link: (inside) => (
                <Link href="/register" className="link">
                  {inside}
                </Link>
              ),
            })}
          </p>
        </div>
        <div className="-mx-4 sm:mx-0 @container border-ink border-x-0 border-t sm:border-x lg:self-end lg:border-t-0">
          <ul
            className={`grid grid-cols-3 gap-px overflow-clip [--rule:var(--ink)] ${plates.length > IN_TWO_ROWS ? ROWS.three : ROWS.two}`}
          >
            {plates.map((toy, index) => (
              <CoverPlate key={toy.id} toy={toy} isLarge={index === 0} />
            ))}
          </ul>
        </div>
      </div>
    </section>
  )
}

/** The first toy of each chapter, then their second ones, until the sheet is full. */
function platesOf(chapters: Chapter[]): Card[] {
  const rounds = [0, 1].flatMap((round) => chapters.flatMap(({ toys }) => toys.filter(({ picture }) => picture)[round] ?? []))
  return rounds.slice(0, PLATES)
}

async function CoverPlate({ toy, isLarge }: { toy: Card; isLarge: boolean }) {
  const { t, locale, money } = await inLocale('catalogue')
  const { picture, price, title, handle, rootCategory, variantCount } = toy
  if (!picture) return null
  return (
    <li
      className={`ground group relative flex flex-col outline outline-[var(--rule)] ${groundClass(rootCategory)} ${isLarge ? 'col-span-2 row-span-2' : ''}`}
    >
      <p lang={foreignLang(toy.language, locale)} className="plate-head min-w-0 shrink-0">
        <IntentLink href={`/p/${handle}`} className="truncate no-underline after:absolute after:inset-0 after:z-10 group-hover:underline">
          {title}
        </IntentLink>
      </p>
      <div className="plate flex flex-1 items-end">
        <Picture
          picture={picture}
          sizes={isLarge ? '(min-width: 64rem) 30rem, 66vw' : '(min-width: 64rem) 15rem, 33vw'}
          first={isLarge}
          className="aspect-square h-auto w-full"
          alt=""
        />
      </div>
      {price && isLarge ? (
        <p className="tag absolute bottom-3 left-3 font-bold font-display text-lg sm:bottom-5 sm:left-5 sm:text-2xl">
          {variantCount > 1 ? <span className="font-normal font-sans text-xs">{t('from')}</span> : null}
          {money(price)}
        </p>
      ) : null}
    </li>
  )
}
