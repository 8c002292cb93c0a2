import { Button } from '@toyline/ui/controls/button'
import { LinkButton } from '@toyline/ui/controls/link-button'
import { Plate } from '@toyline/ui/goods/plate'
import { PlateNumber } from '@toyline/ui/goods/plate-number'
import { ProductCard, type ProductCardProps } from '@toyline/ui/goods/product-card'
import { Ruler } from '@toyline/ui/goods/ruler'
import { Stamp } from '@toyline/ui/goods/stamp'
import { StockState } from '@toyline/ui/goods/stock-state'
import { SwingTag } from '@toyline/ui/goods/swing-tag'
import { Figure, Specimen } from './specimen.tsx'
import { TierDemo } from './tier-demo.tsx'
import { Bear, Cat, Duck, Robot } from './toys.tsx'

const PACK = { stamp: '×12', label: 'Case of 12' }
const MSRP = { label: 'MSRP', value: '$9.99' }
const MARGIN = { label: 'Margin', value: '50 %' }

export function Tags() {
  return (
    <Specimen
      number={8}
      id="tags"
      title="Tags, plates, stamps"
      says="The hand of the order book: a price hangs on the toy, a plate has a number, a stamp comes down when a case is ordered."
    >
      <Figure
        caption="Swing tags: large with its stub, small alone, small with what a shopkeeper reckons with"
        className="flex flex-wrap items-center gap-x-10 gap-y-6"
      >
        <SwingTag size="large" price="$4.95" per="each" msrp={MSRP} margin={MARGIN} pack={PACK} />
        <SwingTag price="$4.95" />
        <SwingTag price="$4.95" from="from" />
        <div className="w-64">
          <SwingTag price="$4.95" from="from" msrp={MSRP} margin={MARGIN} pack={PACK} />
        </div>
      </Figure>
      <Figure
        caption="Plates: numbered; with a ruler in centimetres and in inches at the scale of the picture"
        className="grid gap-4 sm:grid-cols-3"
      >
        <Plate
          ground="plush"
          head={
            <>
              <PlateNumber sign="No.">0412</PlateNumber>
              <span>New</span>
            </>
          }
        >
          <Bear />
        </Plate>
        <Plate
          ground="desk"
          head={<PlateNumber sign="No.">0096</PlateNumber>}
          overlay={<Ruler height={18} unit="cm" label="18 cm tall" top={0.03} />}
        >
          <Robot />
        </Plate>
        <Plate
          ground="puzzle"
          head={<PlateNumber sign="No.">1187</PlateNumber>}
          overlay={<Ruler height={25} unit="in" label="9.8 inches tall" top={0.09} />}
        >
          <Cat />
        </Plate>
      </Figure>
      <Figure caption="Stamps">
        <Stamp size="large">In the book</Stamp>
        <Stamp size="large" ink="tomato">
          Sold out
        </Stamp>
        <Stamp ink="ok">Paid</Stamp>
        <Stamp>×6</Stamp>
        <Stamp size="small" ink="plain">
          New
        </Stamp>
      </Figure>
    </Specimen>
  )
}

export function StockAndTiers() {
  return (
    <Specimen
      number={9}
      id="stock"
      title="Stock and tiers"
      says="Four states, each a word with a carton of its own shape. The tier that a quantity reaches is marked as it changes."
    >
      <Figure caption="In stock, low, arriving, not available" className="flex flex-wrap gap-6">
        <StockState state="in-stock">In stock</StockState>
        <StockState state="low">24 left</StockState>
        <StockState state="arriving">Arriving 14 May</StockState>
        <StockState state="unavailable">Not available</StockState>
      </Figure>
      <Figure caption="Tiers that follow the quantity" className="max-w-md">
        <TierDemo />
      </Figure>
    </Specimen>
  )
}

const CARDS: ProductCardProps[] = [
  {
    href: '#gallery',
    title: 'Classic Bear Plush',
    headingLevel: 3,
    number: { sign: 'No.', sku: 'BR-PL-25' },
    ground: 'plush',
    picture: <Bear />,
    views: [<Bear key="front" />, <Bear key="back" />, <Bear key="scale" />],
    about: 'House toys · ages 3+',
    stock: { state: 'in-stock', words: 'In stock' },
    price: { unit: '$4.95', msrp: MSRP, margin: MARGIN, pack: PACK },
    caseLine: { label: 'Case of 12', value: '$59.40' },
  },
  {
    href: '#gallery',
    title: 'Pull-along Duck with a Name That Needs Two Lines',
    headingLevel: 3,
    remark: '3 versions',
    ground: 'baby',
    picture: <Duck />,
    views: [<Duck key="front" />, <Duck key="back" />, <Duck key="scale" />],
    about: 'Wood · ages 1+',
    stock: { state: 'low', words: '24 left' },
    price: {
      unit: '$7.40',
      from: 'from',
      msrp: { label: 'MSRP', value: '$14.99' },
      margin: { label: 'Margin', value: '51 %' },
      pack: { stamp: '×6', label: 'Case of 6' },
    },
    caseLine: { label: 'Case of 6', value: '$44.40' },
  },
  {
    href: '#gallery',
    title: 'Desk Robot',
    headingLevel: 3,
    number: { sign: 'No.', sku: 'RB-DK-18' },
    remark: 'New',
    ground: 'desk',
    picture: <Robot />,
    views: [<Robot key="front" />, <Robot key="back" />, <Robot key="scale" />],
    about: 'Tin · ages 8+',
    stock: { state: 'arriving', words: 'Arriving 14 May' },
    noPrice: 'Sign in for prices',
  },
  {
    href: '#gallery',
    title: 'Ninja Cat',
    headingLevel: 3,
    number: { sign: 'No.', sku: 'NC-PL-22' },
    ground: 'season',
    picture: <Cat />,
    views: [<Cat key="front" />, <Cat key="back" />, <Cat key="scale" />],
    about: 'Plush · ages 3+',
    stock: { state: 'unavailable', words: 'Not available' },
    price: { unit: '$5.90', msrp: { label: 'MSRP', value: '$11.99' }, margin: { label: 'Margin', value: '51 %' }, pack: PACK },
    caseLine: { label: 'Case of 12', value: '$70.80' },
  },
]

const actionOf = ({ stock, price, title }: ProductCardProps) =>
  stock.state === 'unavailable' ? (
    <Button>
      Tell me<span className="sr-only"> when {title} is back</span>
    </Button>
  ) : price ? (
    <Button>
      Add a case<span className="sr-only"> of {title}</span>
    </Button>
  ) : (
    <LinkButton href="#gallery">
      Sign in<span className="sr-only"> for the price of {title}</span>
    </LinkButton>
  )

export function Cards() {
  return (
    <Specimen
      number={10}
      id="gallery"
      title="Cards: gallery"
      says="The densest fact first: price, margin, case. The whole card is the link; one press adds one case."
    >
      <Figure caption="Four states; a name of two lines keeps the prices level" className="grid grid-cols-2 gap-x-4 gap-y-8 lg:grid-cols-4">
        {CARDS.map((card) => (
          <ProductCard key={card.title} {...card} action={actionOf(card)} />
        ))}
      </Figure>
    </Specimen>
  )
}

export function CompactCards() {
  return (
    <Specimen number={11} id="compact" title="Cards: compact" says="The same facts in rows, for who knows the range.">
      <Figure caption="In columns" className="grid gap-x-10 md:grid-cols-2">
        {CARDS.map((card) => (
          <ProductCard key={card.title} {...card} density="compact" action={actionOf(card)} />
        ))}
      </Figure>
    </Specimen>
  )
}
