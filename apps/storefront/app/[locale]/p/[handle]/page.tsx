import type { Locale } from '@toyline/contracts'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readCategories, readProduct, readRelated } from '#data/catalogue.ts'
import { siteUrl } from '#data/site-url.ts'
import { ageYears } from '#features/catalogue/age-years.ts'
import { findCategory } from '#features/catalogue/find-category.ts'
import { partLang } from '#features/catalogue/foreign.ts'
import { GoesWith } from '#features/catalogue/goes-with.tsx'
import { groundClass } from '#features/catalogue/ground.ts'
import { mediaUrl } from '#features/catalogue/media-url.ts'
import { plainText } from '#features/catalogue/plain-text.ts'
import { BuyPanel } from '#features/product/buy-panel.tsx'
import { chooseVariant } from '#features/product/choose-variant.ts'
import { Gallery } from '#features/product/gallery.tsx'
import { isRendered, picturesIn } from '#features/product/picture-words.ts'
import { productJsonLd } from '#features/product/product-json-ld.ts'
import { Specs } from '#features/product/specs.tsx'
import { PolicyLine } from '#features/returns/policy-line.tsx'
import { alternates } from '#features/shell/alternates.ts'
import { Breadcrumbs } from '#features/shell/breadcrumbs.tsx'
import { JsonLd } from '#features/shell/json-ld.tsx'
import { LocaleProvider } from '#words/client.tsx'
import { inLocale, wordsForBrowser } from '#words/server.ts'

type Props = { params: Promise<{ handle: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

async function read(params: Props['params']) {
  const { locale } = await inLocale()
  const product = await readProduct((await params).handle, locale)
  if (!product) notFound()
  return { locale, product }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { product } = await read(params)
  const text = product.seoDescription ?? plainText(product.descriptionHtml)
  const description = text.length > 160 ? `${text.slice(0, 157).replace(/\s+\S*$/, '')}…` : text
  const [picture] = product.pictures
  return {
    title: product.seoTitle ?? product.title,
    description,
    alternates: await alternates(`/p/${product.handle}`),
    openGraph: {
      title: product.title,
      description,
      type: 'website',
      ...(picture ? { images: [{ url: mediaUrl(picture.key, picture.widths.at(-2) ?? picture.width, 'webp'), alt: picture.alt }] } : {}),
    },
  }
}

export default async function ProductPage({ params, searchParams }: Props) {
  const { locale, product } = await read(params)
  const { t, to } = await inLocale('product')
  const { t: goods } = await inLocale('catalogue')
  const { variant: asked } = await searchParams
  const variant = chooseVariant(product, typeof asked === 'string' ? asked : undefined)
  const trail = await categoryTrail(
    product.categories.map(({ slug }) => slug),
    locale,
  )
  const root = trail[0]?.slug ?? product.categories[0]?.slug
  const names = trail.length > 0 ? trail : product.categories
  const crumbs = names.map(({ name, slug }) => ({ name, href: `/c/${slug}` }))
  const years = product.ageGrade && ageYears(product.ageGrade)
  const related = readRelated(product.handle, locale)
  return (
    <LocaleProvider id={locale.id} words={wordsForBrowser(locale.id, 'product-live')}>
      <div className="page pt-5">
        <Breadcrumbs crumbs={crumbs} />
        <div className="mt-3 grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <Gallery
            key={product.id}
            title={product.title}
            pictures={picturesIn(product, locale, t)}
            spin={product.spin}
            firstId={asked ? (variant?.pictureId ?? null) : null}
            ground={groundClass(root)}
            plate={variant && `${goods('sign')} ${variant.sku}`}
            note={product.pictures.some(isRendered) ? t('rendered') : null}
          />
          <div className="min-w-0">
            <p className="eyebrow">
              {[product.franchise, years ? goods('ages', { years }) : product.ageGrade].filter(Boolean).join(' · ')}
            </p>
            <h1 lang={partLang(product, 'title', locale)} className="mt-1 text-3xl sm:text-4xl">
              {product.title}
            </h1>
            <BuyPanel product={product} variant={variant} />
            <div className="mt-4">
              <PolicyLine market={locale.market} of={product.returnClass} />
            </div>
          </div>
        </div>
        <div className="mt-14 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <section aria-labelledby="about">
            <h2 id="about" className="text-2xl">
              {t('about')}
            </h2>
            <div
              lang={partLang(product, 'description', locale)}
              className="prose mt-2 text-lg"
              // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by the products service at import (contract: Product.descriptionHtml)
              dangerouslySetInnerHTML={{ __html: product.descriptionHtml }}
            />
          </section>
          <Specs product={product} variant={variant} />
        </div>
        <GoesWith found={await related} title={product.title} />
        <JsonLd data={productJsonLd(product, { site: siteUrl(), to })} />
      </div>
    </LocaleProvider>
  )
}

async function categoryTrail(slugs: string[], locale: Locale) {
  const categories = await readCategories(locale).catch(() => [])
  return slugs
    .map((slug) => findCategory(categories, slug))
    .reduce((longest, trail) => (trail.length > longest.length ? trail : longest), [])
}
