import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { interval } from './bootstrap.ts'
import { customersOf, judgeBuyAgain } from './buy-again.ts'
import { judgeGoesWith } from './goes-with.ts'
import { divide, FINAL, type History, learnFrom, VALIDATION } from './history.ts'
import { leadText } from './print.ts'
import { type Order, readOrders } from './read-orders.ts'
import { ours, plainCosine, popularity, popularityOf, type Ranker } from './rivals.ts'

const FAMILIES = [...'abcdefgh']

/** Eight families of four products, each bought together by ten shops, three products at a time. */
function families(month: string): Order[] {
  return Array.from({ length: 80 }, (_, at) => ({
    invoice: `${month}/${at}`,
    date: `${month}-${String(1 + (at % 28)).padStart(2, '0')}`,
    shop: `s${Math.floor(at / 8)}`,
    isKnownShop: true,
    codes: [1, 2, 3, 4].filter((member) => member !== 1 + (Math.floor(at / 8) % 4)).map((member) => `${FAMILIES[at % 8]}${member}`),
  }))
}

const rankersOf = (history: History): Ranker[] => [popularity('popularity', popularityOf(history)), plainCosine(history), ours(history)]
const namesOf = (rows: { name: string }[]) => rows.map(({ name }) => name)

test('an order that is tested on can not have been learned from', () => {
  const [before, after] = [families('2011-08'), families('2011-09')]
  assert.equal(learnFrom(before, after).coming.length, 80)
  const leaking = [...before, after[3] as Order]
  assert.throws(() => learnFrom(leaking, after), /is tested on, but training reaches to 2011-09-04/)
  const touching = { ...FINAL, train: { ...FINAL.train, to: '2011-09-01' } }
  assert.throws(() => divide([...before, ...after], touching), /training reaches to 2011-09-01/)
  for (const { train, test } of [FINAL, VALIDATION]) assert.ok(train.to < test.from)
  assert.ok(VALIDATION.test.to < FINAL.test.from, 'settings are chosen without the test months')
})

test('what is held out is not in the cart, and a ranker that repeats the cart finds nothing', () => {
  const history = learnFrom(families('2011-08'), families('2011-09'))
  const carts: number[][] = []
  const echo: Ranker = {
    name: 'echo',
    rank(cart) {
      carts.push([...cart])
      return [...cart]
    },
  }
  const { rows, cases } = judgeGoesWith([echo], history, 'the rest')
  assert.equal(cases, 80 * 3)
  assert.deepEqual([...new Set(carts.map(({ length }) => length))], [2])
  assert.deepEqual([rows[0]?.hit.value, rows[0]?.mrr], [0, 0])
})

test('rows stand in the order of what they found, whoever is first', () => {
  const related = learnFrom(families('2011-08'), families('2011-09'))
  assert.equal(namesOf(judgeGoesWith(rankersOf(related), related, 'the rest').rows).at(-1), 'popularity')

  // From September on everybody buys the ten best sellers, which nobody bought together before.
  const tens = Array.from({ length: 10 }, (_, at) => `top${at}`)
  const alone = families('2011-08').flatMap((order) =>
    tens.map((code, at) => ({ ...order, invoice: `${order.invoice}/${at}`, codes: [code] })),
  )
  const bestSellers = families('2011-09').map((order) => ({ ...order, codes: tens }))
  const unrelated = learnFrom([...families('2011-08'), ...alone], bestSellers)
  const { rows } = judgeGoesWith(rankersOf(unrelated), unrelated, 'the rest')
  assert.equal(rows[0]?.name, 'popularity')
  assert.equal(leadText(rows).isClear, false)
})

test('ours is ahead beyond chance only where the whole interval is', () => {
  const parts = Array.from({ length: 200 }, (_, at) => ({ shop: `s${at}`, of: 1, hits: at % 2 }))
  assert.equal(
    leadText([
      { name: 'ours', parts },
      { name: 'other', parts },
    ]).isClear,
    false,
    'the same is not ahead',
  )
  const worse = parts.map((part, at) => ({ ...part, hits: at % 4 === 1 ? 0 : part.hits }))
  assert.equal(
    leadText([
      { name: 'other', parts: worse },
      { name: 'ours', parts },
    ]).isClear,
    true,
  )
  assert.equal(
    leadText([
      { name: 'other', parts },
      { name: 'ours', parts: worse },
    ]).isClear,
    false,
  )
  const oneShop = parts.map((part) => ({ ...part, shop: 'the only one' }))
  const { value, low, high } = interval(parts)
  assert.ok(value === 0.5 && low < 0.46 && high > 0.54)
  assert.deepEqual(interval(oneShop), { value: 0.5, low: 0.5, high: 0.5 }, 'shops are drawn, not cases')
  assert.deepEqual(interval(parts), { value, low, high }, 'the same every time')
})

test('buying again is judged by what each customer bought before, last and most', () => {
  const order = (date: string, shop: string, codes: string[]): Order => ({
    invoice: `${date}/${shop}`,
    date,
    shop,
    isKnownShop: true,
    codes,
  })
  const own = (shop: string) => Array.from({ length: 12 }, (_, at) => `${shop}${at}`)
  const shops = ['x', 'y', 'z']
  const past = shops.flatMap((shop) => [
    order('2011-07-01', shop, own(shop).slice(0, 10)),
    order('2011-08-01', shop, own(shop).slice(0, 10)),
    order('2011-08-20', shop, own(shop).slice(10)),
  ])
  const coming = shops.map((shop) => order('2011-09-10', shop, own(shop).slice(0, 10)))
  const stranger = order('2011-09-11', 'nobody', ['x1'])
  const history = learnFrom(past, [...coming, stranger])
  const { rows, orders, customers, repeats } = judgeBuyAgain(customersOf(history), history)
  assert.deepEqual([orders, customers, repeats], [3, 3, 1])
  const precision = Object.fromEntries(rows.map((row) => [row.name, row.precision.value]))
  assert.deepEqual([precision['own frequency'], precision.ours], [1, 1])
  assert.ok((precision['last order'] as number) < 0.9 && (precision.popularity as number) < 0.9)
})

const HEAD = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'
const LINES = [
  '536365,85123a,HEART,6,2010-12-01 08:26:00,2.55,17850.0,UK',
  '536365,85123A,HEART,2,2010-12-01 08:26:00,2.55,17850.0,UK',
  '536365,71053,"LANTERN, WHITE",6,2010-12-01 08:26:00,3.39,17850.0,UK',
  '536365,POST,POSTAGE,1,2010-12-01 08:26:00,18.0,17850.0,UK',
  '536365,22423,STAND,0,2010-12-01 08:26:00,1.0,17850.0,UK',
  '536365,22424,STAND,5,2010-12-01 08:26:00,0.0,17850.0,UK',
  'C536379,85123A,HEART,-1,2010-12-01 09:41:00,2.55,17850.0,UK',
  'A563185,B,Adjust bad debt,1,2011-08-12 14:50:00,11062.06,,UK',
  '536544,21773,ROSE,1,2010-12-01 14:32:00,2.51,,UK',
]

test('the orders are read as they are, and each line that is left out has its reason', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'toyline-orders-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'orders.csv.gz')
  writeFileSync(file, gzipSync([HEAD, ...LINES, ''].join('\n')))
  assert.deepEqual(await readOrders(file), {
    rows: 9,
    orders: [
      { invoice: '536365', date: '2010-12-01', shop: 'customer 17850.0', isKnownShop: true, codes: ['85123A', '71053'] },
      { invoice: '536544', date: '2010-12-01', shop: 'invoice 536544', isKnownShop: false, codes: ['21773'] },
    ],
    leftOut: { cancellations: 1, adjustments: 1, returns: 1, free: 1, noProduct: 1, repeated: 1 },
  })
})

test('where the orders are not on the machine, nothing is measured and nothing fails', async () => {
  const program = fileURLToPath(new URL('main.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [program, '--file', '/nowhere/orders.csv.gz'])
  assert.match(stdout, /^Nothing was measured: the orders of UCI Online Retail are not on this machine/)
})
