import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type Currency, MARKETS, MarketId } from '@toyline/contracts'
import { quoteTax } from './quote-tax.ts'
import { type Registration, SELLERS } from './seller.ts'

/** A row of worked-examples.md, by the headings of its table. */
type Example = { market: MarketId } & Record<string, string>

const PAGE = readFileSync(new URL('worked-examples.md', import.meta.url), 'utf8')
const LONG_AGO: Registration = { from: '2000-01-01', because: 'sales' }

const examples = PAGE.split('\n## ')
  .slice(1)
  .flatMap((section): Example[] => {
    const market = MarketId.parse(/\(`(\w+)`\)/.exec(section)?.[1])
    const [headings = [], , ...rows] = section
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) =>
        line
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim()),
      )
    return rows.map((row) => ({ ...Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? ''])), market }))
  })

function minorUnits(text: string | undefined, currency: Currency) {
  assert.match(text ?? '', /^\d+\.\d\d$/)
  return { amount: Number(text?.replace('.', '')), currency }
}

function reckon({ market, to, on, 'also in': also, goods, freight, number }: Example): string {
  const { currency } = MARKETS[market]
  const [, country = '', area, postcode] = /^(\S+) (\S+) (.+)$/.exec(to ?? '') ?? []
  const [vatId, confirmedOn = ''] = number?.split(' ') ?? []
  const seller = SELLERS[market]
  const answer = quoteTax({
    date: on || '2026-11-22',
    seller: { ...seller, registrations: { ...seller.registrations, ...(also && { [also]: LONG_AGO }) } },
    shipTo: { country, area: area === '-' ? undefined : area, postcode },
    buyer: vatId ? { vatId: { number: vatId, confirmedOn } } : undefined,
    lines: (goods ?? '').split(' + ').map((line, at) => {
      const [price, category = 'toys'] = line.split(' ')
      const isExempt = category.startsWith('!')
      return {
        id: `line-${at}`,
        amount: minorUnits(price, currency),
        taxCategory: isExempt ? 'toys' : category,
        exemptIn: isExempt ? [category.slice(1)] : [],
      }
    }),
    shipping: minorUnits(freight, currency),
    pricesIncludeTax: false,
  })
  assert.ok(answer.ok, JSON.stringify(answer))
  const decimal = ({ amount }: { amount: number }) => (amount / 100).toFixed(2)
  return answer.total.taxes
    .map(
      ({ jurisdiction, name, rate, base, amount, reason }) =>
        `${jurisdiction} ${name} ${rate / 10_000}% of ${decimal(base)} = ${decimal(amount)} ${reason}`,
    )
    .join('; ')
}

test('every basket that was reckoned by hand has the same tax to the cent', () => {
  for (const example of examples) assert.equal(reckon(example), example.tax, `${example.to} ${example.on ?? ''}: ${example['on paper']}`)
})

test('the page is read whole, and its examples reach every reason', () => {
  assert.equal(examples.length, PAGE.split('\n').filter((line) => /^\| [A-Z]{2} /.test(line)).length)
  assert.ok(examples.length >= 100, `${examples.length} examples`)
  const reasons = new Set(examples.flatMap(({ tax }) => (tax ?? '').split('; ').map((one) => one.split(' ').at(-1))))
  assert.deepEqual([...reasons].sort(), ['exempt', 'export', 'not-collecting', 'reduced', 'reverse-charge', 'standard', 'zero'])
})
