import { type ProductCard as Card, timesMoney } from '@toyline/contracts'
import { Perforation, TornSlip } from '@toyline/ui/frame/perforation'
import { SectionHead } from '@toyline/ui/frame/section-head'
import { Stamp } from '@toyline/ui/goods/stamp'
import { Leaders } from '@toyline/ui/order/leaders'
import type { Terms } from '#data/terms.ts'
import { inLocale } from '#words/server.ts'

const STEPS = ['fill', 'delivery', 'pay'] as const
const MOST_LINES = 5

/** How an order goes, beside a slip with one: a case each of real toys, until the minimum is reached. */
export async function FirstOrder({ toys, terms }: { toys: Card[]; terms: Terms | null }) {
  const { t, money } = await inLocale('home')
  const example = exampleOf(toys, terms?.minimum?.amount ?? 0)
  return (
    <section aria-labelledby="how" className="mt-16">
      <SectionHead id="how">{t('how.title')}</SectionHead>
      <div className="grid items-start gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <ol className="grid gap-y-6">
          {STEPS.map((step, index) => (
            <li key={step} className="grid grid-cols-[3rem_minmax(0,1fr)] items-baseline">
              <span aria-hidden="true">
                <Stamp ink="plain">{index + 1}</Stamp>
              </span>
              <div>
                <h3 className="text-xl">{t(`how.${step}`)}</h3>
                <p className="mt-1 max-w-[56ch] text-ink-2">{t(`how.${step}Text`)}</p>
              </div>
            </li>
          ))}
        </ol>
        {example ? (
          <TornSlip>
            <p className="mb-3 font-semibold">{t('example.title')}</p>
            <Leaders
              rows={[
                ...example.lines.map(({ title, casePack, sum }) => ({
                  label: t('example.line', { title, casePack }),
                  value: money(sum),
                })),
                { label: t('example.sum'), value: money(example.sum), total: true },
              ]}
            />
            <Perforation className="my-5" />
            <p className="num text-ink-2 text-sm">{t('example.note')}</p>
          </TornSlip>
        ) : null}
      </div>
    </section>
  )
}

/** A case of each of a few toys that come in one version, so that their price is their only one. */
function exampleOf(toys: Card[], minimum: number) {
  const lines = []
  let amount = 0
  for (const { variantId, price, title, casePack } of toys) {
    if (!variantId || !price) continue
    const sum = timesMoney(price, casePack)
    lines.push({ title, casePack, sum })
    amount += sum.amount
    if (amount >= minimum) return { lines, sum: { ...sum, amount } }
    if (lines.length === MOST_LINES) return null
  }
  return null
}
