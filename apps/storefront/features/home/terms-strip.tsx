import type { Terms } from '#data/terms.ts'
import { inLocale } from '#words/server.ts'

/** What a shopkeeper asks first, in one ruled line. */
export async function TermsStrip({ terms }: { terms: Terms | null }) {
  const { t, money } = await inLocale('home')
  const entries = [
    terms?.minimum && { label: t('terms.minimum'), value: money(terms.minimum) },
    terms?.freeFreight && { label: t('terms.freight'), value: money(terms.freeFreight) },
    { label: t('terms.delivery'), value: t('terms.deliveryValue') },
    { label: t('terms.paying'), value: t('terms.payingValue') },
  ].filter((entry) => entry !== null && entry !== undefined)
  return (
    <div className="border-ink border-b">
      <dl className="page num grid grid-cols-2 lg:grid-flow-col lg:auto-cols-fr">
        {entries.map(({ label, value }) => (
          <div
            key={label}
            className="border-line py-4 max-lg:odd:pr-4 max-lg:even:border-l max-lg:even:pl-4 lg:border-l lg:px-6 lg:first:border-l-0 lg:first:pl-0"
          >
            <dt className="text-ink-2 text-sm">{label}</dt>
            <dd className="mt-0.5 font-bold font-display text-lg leading-tight sm:text-xl">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
