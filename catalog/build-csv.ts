import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { arrivals } from './arrivals.ts'
import { cartonOf, certificatesOf } from './logistics.ts'
import { picturesOf, variantPicture } from './pictures.ts'
import { products } from './products/index.ts'
import { translations } from './translations/index.ts'
import type { Product, Variant } from './types.ts'

export const roots = ['Plush', 'Desk & collectibles', 'Baby & toddler', 'Puzzles & games', 'Wear & carry', 'Seasonal']

export const columns = [
  'Handle',
  'Title',
  'Body (HTML)',
  'Vendor',
  'Product Category',
  'Type',
  'Tags',
  'Published',
  'Option1 Name',
  'Option1 Value',
  'Option2 Name',
  'Option2 Value',
  'Option3 Name',
  'Option3 Value',
  'Variant SKU',
  'Variant Grams',
  'Variant Inventory Tracker',
  'Variant Inventory Qty',
  'Variant Inventory Policy',
  'Variant Fulfillment Service',
  'Variant Price',
  'Variant Compare At Price',
  'Variant Requires Shipping',
  'Variant Taxable',
  'Variant Barcode',
  'Image Src',
  'Image Position',
  'Image Alt Text',
  'Gift Card',
  'SEO Title',
  'SEO Description',
  'Variant Image',
  'Variant Weight Unit',
  'Cost per item',
  'Status',
  'Category Path',
  'Franchise',
  'Age Grade',
  'Materials',
  'Case Pack',
  'Price / EUR',
  'MSRP / EUR',
  'Price / GBP',
  'MSRP / GBP',
  'Price / CAD',
  'MSRP / CAD',
  'Length cm',
  'Width cm',
  'Height cm',
  'HS Code',
  'Country of Origin',
  'Warnings',
  'Stock / reno',
  'Stock / louisville',
  'Stock / rotterdam',
  'Tiers',
  'Tiers / EUR',
  'Tiers / GBP',
  'Tiers / CAD',
  'Max Quantity',
  'Cap Quantity',
  'Cap Days',
  'Image View',
  'Certificates',
  'Carton Units',
  'Carton Length cm',
  'Carton Width cm',
  'Carton Height cm',
  'Carton Weight kg',
  'Pallet Units',
  'Arriving / reno',
  'Arriving / louisville',
  'Arriving / rotterdam',
  'Title / de',
  'Body (HTML) / de',
  'Materials / de',
  'Warnings / de',
  'Terms / de',
  'Title / fr',
  'Body (HTML) / fr',
  'Materials / fr',
  'Warnings / fr',
  'Terms / fr',
  'Title / es',
  'Body (HTML) / es',
  'Materials / es',
  'Warnings / es',
  'Terms / es',
] as const

const taxonomy: Record<string, string> = {
  'Plush toy': 'Toys & Games > Toys > Dolls, Playsets & Toy Figures > Stuffed Animals',
  Cushion: 'Home & Garden > Decor > Throw Pillows',
  'Vinyl figure': 'Toys & Games > Toys > Dolls, Playsets & Toy Figures > Action & Toy Figures',
  Bobblehead: 'Toys & Games > Toys > Dolls, Playsets & Toy Figures > Bobblehead Figures',
  'Die-cast vehicle': 'Toys & Games > Toys > Play Vehicles > Toy Cars',
  'Die-cast aircraft': 'Toys & Games > Toys > Play Vehicles > Toy Airplanes',
  'Model kit': 'Arts & Entertainment > Hobbies & Creative Arts > Model Making > Scale Model Kits',
  'Desk accessory': 'Office Supplies > Filing & Organization > Desk Organizers',
  Rattle: 'Baby & Toddler > Baby Toys & Activity Equipment > Rattles',
  Comforter: 'Baby & Toddler > Baby Toys & Activity Equipment > Baby Soothers',
  'First toy': 'Baby & Toddler > Baby Toys & Activity Equipment > Sorting & Stacking Toys',
  'Bath toy': 'Toys & Games > Toys > Bath Toys',
  'Jigsaw puzzle': 'Toys & Games > Puzzles > Jigsaw Puzzles',
  'Brain teaser': 'Toys & Games > Puzzles > Mechanical Puzzles',
  'Playing cards': 'Toys & Games > Games > Card Games',
  Game: 'Toys & Games > Games > Board Games',
  Hat: 'Apparel & Accessories > Clothing Accessories > Hats',
  Pin: 'Apparel & Accessories > Jewelry > Brooches & Lapel Pins',
  'Bag clip': 'Apparel & Accessories > Handbag & Wallet Accessories > Keychains',
  Socks: 'Apparel & Accessories > Clothing > Underwear & Socks > Socks',
  'T-shirt': 'Apparel & Accessories > Clothing > Shirts & Tops',
  Bag: 'Luggage & Bags > Shopping Totes',
  Patch:
    'Arts & Entertainment > Hobbies & Creative Arts > Arts & Crafts > Art & Crafting Materials > Embellishments & Trims > Appliques & Patches',
  Ornament: 'Home & Garden > Decor > Seasonal & Holiday Decorations > Holiday Ornaments',
  'Advent calendar': 'Home & Garden > Decor > Seasonal & Holiday Decorations > Advent Calendars',
  Stocking: 'Home & Garden > Decor > Seasonal & Holiday Decorations > Holiday Stockings',
}

/** Price lists are set once a season, so the rates are fixed here and not looked up. */
const rates = { EUR: 0.92, GBP: 0.79, CAD: 1.37 }

const money = (n: number) => n.toFixed(2)

/** GS1 keeps 952 for demonstrations, so no barcode here can ever belong to a real product. */
export function gtin13(no: number, position: number) {
  const digits = `9521234${String(no).padStart(3, '0')}${String(position).padStart(2, '0')}`
  const sum = [...digits].reduce((s, d, i) => s + Number(d) * (i % 2 ? 3 : 1), 0)
  return digits + ((10 - (sum % 10)) % 10)
}

/** A retail price ends the way shops print it; the wholesale price follows, so the margin is the same in every currency. */
export function priceIn(rate: number, wholesale: number, msrp: number) {
  const retail = Math.max(1, Math.round(msrp * rate * 2) / 2) - 0.01
  return { msrp: money(retail), price: money(Math.round((retail * wholesale * 20) / msrp) / 20) }
}

/** Volume prices keep their distance to the price in every currency. */
function tiersIn(price: string, wholesale: number, tiers = '') {
  const local = (lower: number) => money(Math.round((Number(price) * lower * 20) / wholesale) / 20)
  return tiers.replace(/: ([\d.]+)/g, (_, lower) => `: ${local(Number(lower))}`)
}

function productCells(p: Product) {
  const sentence = p.text.split(/(?<=[.?!]) /)[0]
  return {
    Title: p.title,
    'Body (HTML)': paragraph(p.text),
    Vendor: 'Toyline',
    'Product Category': taxonomy[p.type],
    Type: p.type,
    Tags: p.tags.join(', '),
    Published: 'true',
    'Gift Card': 'false',
    'SEO Title': `${p.title} wholesale`,
    'SEO Description': sentence,
    Status: 'active',
    'Category Path': p.category,
    Franchise: p.franchise,
    'Age Grade': p.age,
    Materials: p.materials,
    'HS Code': p.hs,
    'Country of Origin': p.origin,
    Warnings: p.warnings,
    Certificates: certificatesOf(p).join('; '),
    ...Object.assign({}, ...languages.map((language) => translatedCells(p, language))),
  }
}

const paragraph = (text: string) => `<p>${text.replace(/&/g, '&amp;')}</p>`

const languages = Object.keys(translations) as (keyof typeof translations)[]

/** What a product says in a language; empty where nobody has written it yet. */
function translatedCells(p: Product, language: keyof typeof translations) {
  const { copy, terms } = translations[language]
  const own = copy[p.handle]
  const words = new Map<string, string>()
  const add = (list: readonly string[], known: Record<string, string>) => {
    for (const word of list) {
      const translation = known[word]
      if (translation === undefined) continue
      // One word has one translation in a row: a file has no place for a second.
      if ((words.get(word) ?? translation) !== translation)
        throw new Error(`${p.handle}: ${word} is both ${words.get(word)} and ${translation}`)
      words.set(word, translation)
    }
  }
  add([p.type], terms.types)
  add(p.category.split(' > '), terms.categories)
  add(p.options, terms.options)
  add(
    p.variants.flatMap(([values]) => values),
    terms.values,
  )
  add(p.tags, terms.tags)
  return {
    [`Title / ${language}`]: own?.title ?? '',
    [`Body (HTML) / ${language}`]: own ? paragraph(own.text) : '',
    [`Materials / ${language}`]: own?.materials ?? '',
    [`Warnings / ${language}`]: terms.warnings[p.warnings] ?? '',
    [`Terms / ${language}`]: [...words].map(([word, translation]) => `${word} = ${translation}`).join('; '),
  }
}

function variantCells(p: Product, v: Variant, position: number) {
  const [values, sku, grams, wholesale, msrp, casePack, size, stock, terms = {}] = v
  const [length = '', width = '', height = ''] = size.split('x')
  const carton = cartonOf(v)
  const cells: Record<string, string | number> = {
    'Variant SKU': sku,
    'Variant Grams': grams,
    'Variant Inventory Tracker': 'shopify',
    'Variant Inventory Qty': stock[0] + stock[1] + stock[2],
    'Variant Inventory Policy': terms.policy ?? 'deny',
    'Variant Fulfillment Service': 'manual',
    'Variant Price': money(wholesale),
    'Variant Compare At Price': money(msrp),
    'Variant Requires Shipping': 'true',
    'Variant Taxable': 'true',
    'Variant Barcode': gtin13(p.no, position),
    'Variant Image': variantPicture(p, v).file,
    'Variant Weight Unit': 'g',
    'Cost per item': money(wholesale * 0.56),
    'Case Pack': casePack,
    'Length cm': length,
    'Width cm': width,
    'Height cm': height,
    'Stock / reno': stock[0],
    'Stock / louisville': stock[1],
    'Stock / rotterdam': stock[2],
    Tiers: tiersIn(money(wholesale), wholesale, terms.tiers),
    'Max Quantity': terms.max ?? '',
    'Cap Quantity': terms.cap?.[0] ?? '',
    'Cap Days': terms.cap?.[1] ?? '',
    'Carton Units': casePack,
    'Carton Length cm': carton.length,
    'Carton Width cm': carton.width,
    'Carton Height cm': carton.height,
    'Carton Weight kg': carton.grams / 1_000,
    'Pallet Units': carton.palletUnits,
    'Arriving / reno': arrivals[sku]?.reno ?? '',
    'Arriving / louisville': arrivals[sku]?.louisville ?? '',
    'Arriving / rotterdam': arrivals[sku]?.rotterdam ?? '',
  }
  for (const [i, value] of values.entries()) cells[`Option${i + 1} Value`] = value
  for (const [currency, rate] of Object.entries(rates)) {
    const local = priceIn(rate, wholesale, msrp)
    cells[`Price / ${currency}`] = local.price
    cells[`MSRP / ${currency}`] = local.msrp
    cells[`Tiers / ${currency}`] = tiersIn(local.price, wholesale, terms.tiers)
  }
  return cells
}

function rowsOf(p: Product) {
  const pictures = picturesOf(p)
  const rows: Record<string, string | number>[] = []
  for (let i = 0; i < Math.max(p.variants.length, pictures.length); i++) {
    const row: Record<string, string | number> = { Handle: p.handle }
    if (i === 0) {
      Object.assign(row, productCells(p))
      for (const [n, name] of p.options.entries()) row[`Option${n + 1} Name`] = name
    }
    const variant = p.variants[i]
    const picture = pictures[i]
    if (variant) Object.assign(row, variantCells(p, variant, i + 1))
    if (picture) {
      row['Image Src'] = picture.file
      row['Image Position'] = i + 1
      row['Image Alt Text'] = picture.alt
      row['Image View'] = picture.view
    }
    rows.push(row)
  }
  return rows
}

const quote = (value: string | number | undefined) => {
  const text = String(value ?? '')
  return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

export function toCsv(list: Product[]) {
  const lines = [columns, ...list.flatMap(rowsOf).map((row) => columns.map((c) => row[c]))]
  return lines
    .map((cells) => cells.map(quote).join(','))
    .concat('')
    .join('\n')
}

export const csvFile = new URL('./toys.csv', import.meta.url)

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const csv = toCsv(products)
  if (process.argv.includes('--check')) {
    if (readFileSync(csvFile, 'utf8') !== csv) throw new Error('toys.csv is stale: run node catalog/build-csv.ts')
  } else {
    writeFileSync(csvFile, csv)
    console.log(`${products.length} products, ${products.flatMap((p) => p.variants).length} variants`)
  }
}
