'use client'
import type { ReactNode } from 'react'
import type { LinkAs } from '../frame/link-as.ts'
import type { Ground } from './ground.ts'
import { Plate } from './plate.tsx'
import { PlateNumber } from './plate-number.tsx'
import { type Stock, StockState } from './stock-state.tsx'
import { SwingTag } from './swing-tag.tsx'

export type ProductCardProps = {
  /** Plates side by side, or rows with a small plate. The third density is the LineSheet. */
  density?: 'gallery' | 'compact'
  href: string
  title: string
  /** Where it is not written in the page's language. */
  titleLang?: string | undefined
  headingLevel?: 2 | 3 | 4
  /** The SKU with the words for its sign; left out where there are several. */
  number?: { sign: string; sku: string } | undefined
  /** In the head of the plate at the right, such as "4 versions" or "New". */
  remark?: ReactNode
  ground: Ground
  picture: ReactNode
  /** Other sides of the toy, at most three; shown where there is room. */
  views?: readonly ReactNode[]
  /** Character, age and the like, in one short line. */
  about?: ReactNode
  stock: { state: Stock; words: ReactNode }
  /** Left out where the toy has no price here, or none for this visitor; `noPrice` then says why. */
  price?:
    | { unit: string; from?: string | undefined; msrp?: Entry; margin?: Entry; pack?: { stamp: string; label: string } | undefined }
    | undefined
  noPrice?: ReactNode
  /** What a case is, and what it costs: `["Case of 12", "$59.40"]`. */
  caseLine?: { label: ReactNode; value: ReactNode } | undefined
  /** The form or button that orders it. */
  action?: ReactNode
  linkAs?: LinkAs | undefined
}
type Entry = { label: string; value: string } | undefined

export function ProductCard(props: ProductCardProps) {
  const {
    density = 'gallery',
    href,
    title,
    titleLang,
    headingLevel = 2,
    number,
    remark,
    ground,
    picture,
    views = [],
    about,
    stock,
    price,
  } = props
  const { noPrice, caseLine, action, linkAs: Link = 'a' } = props
  const Heading = `h${headingLevel}` as const
  const plateNumber = number ? <PlateNumber sign={number.sign}>{number.sku}</PlateNumber> : null
  const head =
    number || remark ? (
      <>
        {plateNumber}
        {remark ? <span className="ml-auto">{remark}</span> : null}
      </>
    ) : null
  return (
    <article className="product-card" data-density={density}>
      <div className="product-card-sheet">
        <Plate ground={ground} head={density === 'gallery' ? head : null}>
          {picture}
        </Plate>
        {views.length > 0 && density === 'gallery' ? (
          <ul className="product-card-views" aria-hidden="true">
            {views.slice(0, 3).map((view, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the sides of one toy have an order and no names
              <li key={index}>
                <Plate ground={ground}>{view}</Plate>
              </li>
            ))}
          </ul>
        ) : null}
        <div className="product-card-words">
          <p className="product-card-line">
            <span>{about}</span>
            <StockState state={stock.state}>{stock.words}</StockState>
          </p>
          <Heading lang={titleLang} className="product-card-title">
            <Link href={href}>{title}</Link>
          </Heading>
          {density === 'compact' && head ? <p className="product-card-number">{head}</p> : null}
        </div>
        <div className="product-card-money">
          {price ? (
            <SwingTag price={price.unit} from={price.from} msrp={price.msrp} margin={price.margin} pack={price.pack} />
          ) : (
            <p className="product-card-no-price">{noPrice}</p>
          )}
          {caseLine ? (
            <p className="leader num">
              <span>{caseLine.label}</span>
              <span>{caseLine.value}</span>
            </p>
          ) : null}
        </div>
        {action ? <div className="product-card-action">{action}</div> : null}
      </div>
    </article>
  )
}
