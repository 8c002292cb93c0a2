import type { ProductCard as Card, Category, ProductList } from '@toyline/contracts'
import { inLocale } from '#words/server.ts'
import { groundClass } from '../catalogue/ground.ts'
import { Picture } from '../catalogue/picture.tsx'
import { ProductCard } from '../catalogue/product-card.tsx'
import { hidden } from '../ui/hidden.tsx'
import { Link } from '../ui/link.tsx'

const COVER = 5

/** One chapter of the catalogue with a few of its toys. */
type Chapter = { category: Category; toys: Card[] }
type Props = { chapters: Chapter[]; front: ProductList; newest: Card[] }

export async function Home({ chapters, front, newest }: Props) {
  const { t } = await inLocale('home')
  return (
    <>
      <Cover toys={coverToys(chapters)} total={front.total} />
      <div className="page">
        <Chapters chapters={chapters} />
        <Row id="front" title={t('front')} href="/products" items={front.items} />
        <HowItWorks />
        <Row id="newest" title={t('newest')} href="/products?sort=newest" items={newest} />
      </div>
    </>
  )
}

/** Toys of different chapters, so that the cover shows how far the catalogue reaches. The cover's own ground is the puzzles'. */
function coverToys(chapters: Chapter[]): Card[] {
  return chapters
    .filter(({ category }) => groundClass(category.slug) !== 'ground-puzzle')
    .flatMap(({ toys }) => toys.find(({ picture }) => picture) ?? [])
    .slice(0, COVER)
}

async function Cover({ toys, total }: { toys: Card[]; total: number }) {
  const { t } = await inLocale('home')
  return (
    <section aria-labelledby="cover" className="bg-[var(--cover)]">
      <div className="page grid gap-x-12 gap-y-8 pt-8 lg:grid-cols-[5fr_7fr] lg:pt-0">
        <div className="lg:self-center lg:py-16">
          <h1 id="cover" className="text-[clamp(2.5rem,5.2vw,4.75rem)] leading-[1.02]">
            {t('title')}
          </h1>
          <p className="mt-5 max-w-[44ch] text-lg">{t('intro', { count: total })}</p>
          <div className="mt-6 flex flex-wrap gap-3">
            <Link href="/products" className="button button-primary min-h-12 px-6 text-lg">
              {t('open')}
            </Link>
            <Link href="/register" className="button min-h-12 px-6 text-lg">
              {t('register')}
            </Link>
          </div>
        </div>
        <ul className="-mx-4 sm:-mx-6 lg:-mr-10 lg:ml-0 grid grid-cols-[1.7fr_1fr] grid-rows-2 lg:min-h-[34rem] lg:grid-cols-[1.9fr_1fr_1fr]">
          {toys.map((toy, index) => (
            <CoverToy key={toy.id} toy={toy} index={index} />
          ))}
        </ul>
      </div>
    </section>
  )
}

/** The first toy is large; the last two are left out where there is no room. */
async function CoverToy({ toy, index }: { toy: Card; index: number }) {
  const { t, money } = await inLocale('catalogue')
  if (!toy.picture) return null
  const place = index === 0 ? 'row-span-2' : index > 2 ? 'max-lg:hidden' : ''
  return (
    <li className={`ground relative flex flex-col overflow-hidden ${groundClass(toy.rootCategory)} ${place}`}>
      <span className={`flex flex-1 flex-col justify-end pt-3 ${index === 0 ? '-mx-[14%]' : 'px-[4%]'}`}>
        <Picture
          picture={toy.picture}
          sizes={index === 0 ? '(min-width: 64rem) 27vw, 60vw' : '(min-width: 64rem) 15vw, 36vw'}
          first={index === 0}
          className="h-auto w-full"
          alt=""
        />
      </span>
      <span className={`flex flex-col items-start gap-1.5 px-3 pb-3 ${index === 0 ? 'sm:px-5 sm:pb-5' : ''}`}>
        <Link
          href={`/p/${toy.handle}`}
          className={`py-0.5 font-semibold leading-tight no-underline after:absolute after:inset-0 hover:underline ${index === 0 ? 'text-base sm:text-lg' : 'text-sm'}`}
        >
          {toy.title}
        </Link>
        {toy.price ? (
          <span className="tag font-bold font-display" style={{ '--tag-hole': 'var(--ground)' } as React.CSSProperties}>
            {toy.variantCount > 1 ? <span className="font-normal font-sans text-xs">{t('from')}</span> : null}
            {money(toy.price)}
          </span>
        ) : null}
      </span>
    </li>
  )
}

async function Chapters({ chapters }: { chapters: Chapter[] }) {
  const { t } = await inLocale('home')
  return (
    <section aria-labelledby="chapters" className="mt-14">
      <h2 id="chapters" className="mb-4 text-2xl">
        {t('chapters')}
      </h2>
      <ul className="grid grid-cols-2 gap-4 lg:grid-cols-3">
        {chapters.map(({ category: { slug, name, count, children }, toys }) => {
          const toy = toys.at(-1)
          return (
            <li key={slug} className={`ground relative flex min-h-44 flex-col overflow-hidden sm:flex-row ${groundClass(slug)}`}>
              <div className="relative z-10 flex-1 p-4 sm:p-5">
                <h3 className="text-xl sm:text-2xl">
                  <Link href={`/c/${slug}`} className="no-underline after:absolute after:inset-0 hover:underline">
                    {name}
                  </Link>
                </h3>
                <p className="num mt-1 text-sm">{t('toys', { count })}</p>
                <p className="mt-2 hidden max-w-[22ch] text-ink-2 text-sm lg:block">
                  {children
                    .slice(0, 3)
                    .map((child) => child.name)
                    .join(', ')}
                </p>
              </div>
              {toy?.picture ? (
                <div className="w-2/3 self-end sm:w-1/2">
                  <Picture picture={toy.picture} sizes="(min-width: 64rem) 14rem, 40vw" alt="" className="h-auto w-full" />
                </div>
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

type RowProps = { id: string; title: string; href: string; items: Card[] }

async function Row({ id, title, href, items }: RowProps) {
  const { t } = await inLocale('home')
  if (items.length === 0) return null
  return (
    <section aria-labelledby={id} className="mt-16">
      <div className="mb-4 flex items-baseline justify-between gap-4">
        <h2 id={id} className="text-2xl">
          {title}
        </h2>
        <Link href={href} className="link whitespace-nowrap">
          {t.rich('seeAll', { hidden, title })}
        </Link>
      </div>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-10 md:grid-cols-3 lg:grid-cols-4">
        {items.map((product) => (
          <li key={product.id}>
            <ProductCard product={product} headingLevel={3} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const STEPS = ['fill', 'delivery', 'pay'] as const

async function HowItWorks() {
  const { t } = await inLocale('home')
  return (
    <section aria-labelledby="how" className="mt-16 border-ink border-y-2 py-8">
      <h2 id="how" className="text-2xl">
        {t('how.title')}
      </h2>
      <ol className="mt-4 grid gap-x-12 gap-y-5 lg:grid-cols-3">
        {STEPS.map((step) => (
          <li key={step}>
            <h3 className="font-sans font-semibold text-lg tracking-normal">{t(`how.${step}`)}</h3>
            <p className="mt-1 max-w-[46ch] text-ink-2">{t(`how.${step}Text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
