import { Chips } from '@toyline/ui/goods/chips'
import { DensitySwitch } from '@toyline/ui/goods/density-switch'
import { FacetGroup } from '@toyline/ui/goods/facet-group'
import { FacetRange } from '@toyline/ui/goods/facet-range'
import { LineSheet } from '@toyline/ui/goods/line-sheet'
import type { SheetRow } from '@toyline/ui/goods/line-sheet-row'
import { ShowMore } from '@toyline/ui/goods/show-more'
import { SortSelect } from '@toyline/ui/goods/sort-select'
import { Figure, Specimen } from './specimen.tsx'
import { Bear, Cat, Duck, Robot } from './toys.tsx'
import { SHEET_HEADS, SHEET_WORDS } from './words.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' as const })
const TOYS: SheetRow[] = [
  {
    id: 'bear',
    href: '#sheet',
    title: 'Classic Bear Plush',
    sku: 'BR-PL-25',
    ground: 'plush',
    picture: <Bear />,
    about: 'ages 3+',
    stock: { state: 'in-stock', words: 'In stock' },
    unitPrice: usd(495),
    msrp: '$9.99',
    margin: '50 %',
    casePack: 12,
    smallest: 12,
    quantity: 24,
  },
  {
    id: 'duck',
    href: '#sheet',
    title: 'Pull-along Duck',
    sku: 'DK-WD-20',
    ground: 'baby',
    picture: <Duck />,
    about: 'ages 1+',
    stock: { state: 'low', words: '24 left' },
    unitPrice: usd(740),
    msrp: '$14.99',
    margin: '51 %',
    casePack: 6,
    smallest: 6,
  },
  {
    id: 'robot',
    href: '#sheet',
    title: 'Desk Robot',
    sku: 'RB-DK-18',
    ground: 'desk',
    picture: <Robot />,
    about: 'ages 8+',
    stock: { state: 'arriving', words: 'Arriving 14 May' },
    unitPrice: usd(1120),
    msrp: '$24.99',
    margin: '55 %',
    casePack: 4,
    smallest: 8,
  },
  {
    id: 'cat',
    href: '#sheet',
    title: 'Ninja Cat',
    sku: 'NC-PL-22',
    ground: 'season',
    picture: <Cat />,
    about: 'ages 3+',
    stock: { state: 'unavailable', words: 'Not available' },
    unitPrice: null,
    casePack: 12,
    smallest: 12,
  },
  {
    id: 'bear-xl',
    href: '#sheet',
    title: 'Classic Bear Plush, giant',
    sku: 'BR-PL-60',
    ground: 'plush',
    picture: <Bear />,
    about: 'ages 3+',
    stock: { state: 'in-stock', words: 'In stock' },
    unitPrice: usd(1980),
    msrp: '$39.99',
    margin: '50 %',
    casePack: 2,
    smallest: 2,
  },
]

export function Sheet() {
  return (
    <Specimen
      number={12}
      id="sheet"
      title="Line sheet"
      says="An order form: Enter walks down, Shift+Enter up; a column copied from a spreadsheet fills the rows below."
    >
      <LineSheet caption="Toys of the house" rows={TOYS} heads={SHEET_HEADS} words={SHEET_WORDS} locale="en-US" />
    </Specimen>
  )
}

const VALUES = [
  ['Bears', 34, true],
  ['Robots', 20, false],
  ['Ducks', 9, false],
  ['Dragons', 0, false],
  ['Cats', 5, false],
  ['Trains', 3, false],
  ['Rockets', 2, false],
  ['Spinning tops', 1, false],
] as const

export function Finding() {
  return (
    <Specimen
      number={13}
      id="finding"
      title="Finding"
      says="Counts are always true. What would find nothing is shown and cannot be ticked; what was chosen can be taken back one by one."
    >
      <div className="grid gap-8 sm:grid-cols-[15rem_minmax(0,1fr)]">
        <Figure caption="Facets" className="">
          <form action="#finding">
            <FacetGroup
              label="Character"
              countLabel="toys"
              moreLabel="2 more"
              values={VALUES.map(([label, count, checked]) => ({ name: 'character', value: label, label, count, checked }))}
            />
            <FacetRange
              label="Unit price"
              low={{ name: 'min', label: 'Lowest unit price in USD', placeholder: 'From' }}
              high={{ name: 'max', label: 'Highest unit price in USD', value: '12' }}
              unit="USD"
              note="$1.20 to $48.00"
            />
            <FacetGroup label="Age" countLabel="toys" open={false} values={[]} />
          </form>
        </Figure>
        <div className="grid content-start gap-8">
          <Figure caption="Chips">
            <Chips
              label="Chosen filters"
              chips={[
                { label: 'Bears', href: '#finding-bears', remove: 'Remove filter Bears' },
                { label: 'to USD 12', href: '#finding-price', remove: 'Remove filter to USD 12' },
              ]}
              clear={{ label: 'Clear all', href: '#finding' }}
            />
          </Figure>
          <Figure caption="Sorting and density" className="flex flex-wrap items-center justify-between gap-4">
            <SortSelect
              label="Sort by"
              name="sort"
              value="featured"
              submit="Sort"
              action="#finding"
              options={[
                { value: 'featured', label: 'Featured' },
                { value: 'margin', label: 'Best margin' },
                { value: 'newest', label: 'Newest' },
              ]}
            />
            <DensitySwitch
              label="Density"
              current="gallery"
              choices={[
                { density: 'gallery', label: 'Gallery', href: '#gallery' },
                { density: 'compact', label: 'Compact', href: '#compact' },
                { density: 'sheet', label: 'Line sheet', href: '#sheet' },
              ]}
            />
          </Figure>
          <Figure caption="The foot of a listing" className="">
            <ShowMore label="Show 48 more" href="#finding-more" status="96 of 212 shown" shown={96} total={212} />
          </Figure>
        </div>
      </div>
    </Specimen>
  )
}
