import type { ProductCard as Card } from '@toyline/contracts'
import { SectionHead } from '@toyline/ui/frame/section-head'
import { inLocale } from '#words/server.ts'
import { foreignLang } from '../catalogue/foreign.ts'
import { groundClass } from '../catalogue/ground.ts'
import { IntentLink } from '../catalogue/intent-link.tsx'
import { Picture } from '../catalogue/picture.tsx'
import { marginPercent } from '../catalogue/price.ts'

const SHOWN = 6

/** Of the toys at the front of the catalogue those of which most stays in the till, apiece; the best first. */
export async function Margins({ toys }: { toys: Card[] }) {
  const { t, locale, money, percent } = await inLocale('home')
  const best = toys
    .flatMap((toy) => {
      const { price, msrp, picture } = toy
      const margin = marginPercent(price, msrp)
      return price && msrp && picture && margin !== null
        ? [{ toy, picture, margin, kept: { ...msrp, amount: msrp.amount - price.amount }, price, msrp }]
        : []
    })
    .toSorted((one, other) => other.kept.amount - one.kept.amount)
    .slice(0, SHOWN)
  if (best.length === 0) return null
  return (
    <section aria-labelledby="margins" className="mt-16">
      <SectionHead id="margins">{t('margins.title')}</SectionHead>
      <ol className="grid gap-x-12 md:grid-cols-2">
        {best.map(({ toy, picture, margin, kept, price, msrp }) => (
          <li
            key={toy.id}
            className="group relative grid grid-cols-[6.5rem_4rem_minmax(0,1fr)] items-center gap-x-4 border-line border-b py-3"
          >
            <p className="num text-right font-bold font-display text-2xl text-ok">{money(kept)}</p>
            <div className={`plate aspect-square ${groundClass(toy.rootCategory)}`}>
              <Picture picture={picture} sizes="4rem" atMost={64} alt="" />
            </div>
            <div>
              <h3 lang={foreignLang(toy.language, locale)} className="font-sans font-semibold text-base tracking-normal">
                <IntentLink href={`/p/${toy.handle}`} className="no-underline after:absolute after:inset-0 group-hover:underline">
                  {toy.title}
                </IntentLink>
              </h3>
              <p className="num text-ink-2 text-sm">
                {t('margins.line', { margin: percent(margin / 100), price: money(price), msrp: money(msrp) })}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
