import type { Product, Variant } from '@toyline/contracts'
import { inLocale } from '#words/server.ts'
import { partLang } from '../catalogue/foreign.ts'
import { Link } from '../ui/link.tsx'
import { canOrder, variantWith } from './choose-variant.ts'

/** Options as links, so that each version has its address and can be chosen without a script. */
export async function VariantPicker({ product, variant }: { product: Product; variant: Variant }) {
  const { t, locale } = await inLocale('product')
  return (
    <div lang={partLang(product, 'options', locale)} className="mt-6 space-y-4">
      {product.options.map(({ name, values }) => (
        <nav key={name} aria-label={name}>
          <p className="mb-1.5">
            <span className="font-semibold">{name}</span> <span className="text-ink-2">{variant.options[name]}</span>
          </p>
          <ul className="flex flex-wrap gap-2">
            {values.map((value) => {
              const target = variantWith(product, variant, name, value)
              if (!target) return null
              const chosen = variant.options[name] === value
              return (
                <li key={value}>
                  <Link
                    href={`/p/${product.handle}?variant=${target.id}`}
                    scroll={false}
                    replace
                    aria-current={chosen ? 'true' : undefined}
                    className={`flex min-h-11 items-center rounded-sm border px-3.5 no-underline ${chosen ? 'border-2 border-ink bg-ink text-paper' : 'border-line-strong bg-card hover:bg-sunken'} ${canOrder(target) ? '' : 'line-through decoration-1'}`}
                  >
                    {value}
                    {canOrder(target) ? null : (
                      <span lang={locale.tag} className="sr-only">
                        {' '}
                        {t('optionOut')}
                      </span>
                    )}
                  </Link>
                </li>
              )
            })}
          </ul>
        </nav>
      ))}
    </div>
  )
}
