import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { testShop } from './test-import.ts'

const CATALOGUE = fileURLToPath(new URL('../../../../../shared/data/catalogue/', import.meta.url))
const skip = !existsSync(CATALOGUE) && 'the catalogue files of other shops are not on this machine'

type Counts = {
  format: string
  rows: number
  created: number
  failed: number
  variants: number
  errors: number
  warnings: number
  left: number
  purchasable: number
}

const IMPORTED: Record<string, Counts> = {
  'amazon-toys-863-with-text/amazon_toys_863_14cols_no_reviews.csv': {
    format: 'plain',
    rows: 863,
    created: 862,
    failed: 1,
    variants: 862,
    errors: 1,
    warnings: 145,
    left: 0,
    purchasable: 718,
  },
  'microsoft-eshop/catalog.json': {
    format: 'json',
    rows: 101,
    created: 101,
    failed: 0,
    variants: 101,
    errors: 0,
    warnings: 101,
    left: 0,
    purchasable: 101,
  },
  'orocommerce-b2b-demo/ProductBundle/Migrations/Data/Demo/ORM/data/products.csv': {
    format: 'plain',
    rows: 63,
    created: 63,
    failed: 0,
    variants: 63,
    errors: 0,
    warnings: 2,
    left: 0,
    purchasable: 61,
  },
  'shopify-csv/partners-2015/apparel.csv': {
    format: 'shopify',
    rows: 104,
    created: 25,
    failed: 0,
    variants: 96,
    errors: 0,
    warnings: 58,
    left: 55,
    purchasable: 95,
  },
  'shopify-csv/partners-2015/jewelry.csv': {
    format: 'shopify',
    rows: 30,
    created: 19,
    failed: 0,
    variants: 24,
    errors: 0,
    warnings: 50,
    left: 25,
    purchasable: 24,
  },
  'shopify-csv/partners-2023/apparel.csv': {
    format: 'shopify',
    rows: 22,
    created: 20,
    failed: 0,
    variants: 22,
    errors: 0,
    warnings: 42,
    left: 20,
    purchasable: 22,
  },
  'shopify-csv/partners-2023/home-and-garden.csv': {
    format: 'shopify',
    rows: 21,
    created: 20,
    failed: 0,
    variants: 21,
    errors: 0,
    warnings: 42,
    left: 21,
    purchasable: 21,
  },
  'shopify-csv/partners-2023/jewelery.csv': {
    format: 'shopify',
    rows: 41,
    created: 20,
    failed: 0,
    variants: 23,
    errors: 0,
    warnings: 64,
    left: 41,
    purchasable: 23,
  },
  'spree/products.csv': {
    format: 'spree',
    rows: 211,
    created: 37,
    failed: 0,
    variants: 87,
    errors: 0,
    warnings: 124,
    left: 124,
    purchasable: 87,
  },
  'spree/products_import.csv': {
    format: 'spree',
    rows: 17,
    created: 2,
    failed: 0,
    variants: 15,
    errors: 0,
    warnings: 0,
    left: 0,
    purchasable: 15,
  },
  'woocommerce-csv/sample_products.csv': {
    format: 'woocommerce',
    rows: 24,
    created: 11,
    failed: 4,
    variants: 18,
    errors: 4,
    warnings: 19,
    left: 19,
    purchasable: 18,
  },
}

const WANTED = 'Choose a file with at least a name and an article number (SKU) or a price for each product.'
const ORO = 'orocommerce-b2b-demo'
const DATA = 'Migrations/Data/Demo/ORM/data'

const REFUSED: Record<string, string> = {
  'bestbuy-categories/categories.json.gz': `This file lists a tree of categories, not products: its columns are id, name, path, subCategories. ${WANTED}`,
  'google-product-taxonomy/taxonomy-with-ids.en-US.txt': "This file lists a tree of categories (Google's product taxonomy), not products.",
  [`${ORO}/OrderBundle/${DATA}/order-line-items.csv`]: `This file lists order lines, not products: its columns are orderIdentifier, productSku, productUnitCode, freeFormProduct, shipBy, comment. ${WANTED}`,
  [`${ORO}/OrderBundle/${DATA}/orders.csv`]: `This file lists orders, not products: its columns are identifier, internalStatus, shippingStatus, billingAddressLabel, billingAddressCountry, billingAddressCity and 20 more. ${WANTED}`,
  [`${ORO}/PricingBundle/${DATA}/price_attribute.csv`]: `This file lists fields of prices, not products: its columns are name, fieldName. ${WANTED}`,
  [`${ORO}/PricingBundle/${DATA}/price_lists.csv`]: `This file lists price lists by name, not products: its columns are name, organization. ${WANTED}`,
  [`${ORO}/PricingBundle/${DATA}/price_lists_to_customer.csv`]: `This file lists which customers get which price list, not products: its columns are customer, priceList, sort_order, mergeAllowed. ${WANTED}`,
  [`${ORO}/PricingBundle/${DATA}/price_lists_to_customer_group.csv`]: `This file lists which customers get which price list, not products: its columns are customerGroup, priceList, sort_order, mergeAllowed. ${WANTED}`,
  [`${ORO}/PricingBundle/${DATA}/price_lists_to_website.csv`]: `This file lists which customers get which price list, not products: its columns are priceList, sort_order, mergeAllowed. ${WANTED}`,
  [`${ORO}/ProductBundle/${DATA}/add_product_precisions.csv`]: `This file lists units and how they convert, not products: its columns are sku, unit, precision, conversion_rate, sell. ${WANTED}`,
  [`${ORO}/ProductBundle/${DATA}/brands.csv`]: `This file does not look like a list of products: its columns are name, short_description, description. ${WANTED} If these columns do hold products, say which is which with --map.`,
  [`${ORO}/ProductBundle/${DATA}/related_products.csv`]: `This file lists which products go with which, not products: its columns are SKU relation from, SKU relation to. ${WANTED}`,
  [`${ORO}/ProductBundle/${DATA}/upsell_products.csv`]: `This file lists which products go with which, not products: its columns are SKU relation from, SKU relation to. ${WANTED}`,
  [`${ORO}/RFPBundle/${DATA}/requests.csv`]: `This file lists requests for a quote, not products: its columns are first_name, last_name, email, phone, company, role and 1 more. ${WANTED}`,
  [`${ORO}/VisibilityBundle/${DATA}/categories-visibility.csv`]: `This file lists who may see which categories or products, not products: its columns are category, all, scopeCustomer, scopeCustomerGroup, visibility. ${WANTED}`,
  [`${ORO}/VisibilityBundle/${DATA}/products-visibility.csv`]: `This file lists who may see which categories or products, not products: its columns are product, all, customer, customerGroup, visibility. ${WANTED}`,
  [`${ORO}/WebsiteSearchBundle/${DATA}/search_result_history.csv`]: `This file lists search terms, not products: its columns are term, type, count, localization, customer, customer_user and 1 more. ${WANTED}`,
  [`${ORO}/WebsiteSearchBundle/${DATA}/search_term_report.csv`]: `This file lists search terms, not products: its columns are term, search_date, times_searched, times_not_empty, times_empty. ${WANTED}`,
  'saleor/populatedb_data.json':
    "This is a dump of a whole shop database (Django or Saleor), with products, pages and settings mixed. Export the products alone, as CSV, from that shop's dashboard and import that file.",
  'spree/customers.csv': `This file lists customers, not products: its columns are email, first_name, last_name, phone, accepts_email_marketing, tags and 7 more. ${WANTED}`,
  'spree/customers_import.csv': `This file lists customers, not products: its columns are email, first_name, last_name, phone, accepts_email_marketing, tags and 7 more. ${WANTED}`,
  'spree/product_translations.csv': `This file lists translations of product texts, not products: its columns are slug, locale, name, description, meta_title, meta_description. ${WANTED}`,
  'spree/product_translations_import.csv': `This file lists translations of product texts, not products: its columns are slug, locale, name, description, meta_title, meta_description. ${WANTED}`,
  'woocommerce-csv/sample_tax_rates.csv': `This file lists tax rates, not products: its columns are Country Code, State Code, ZIP/Postcode, City, Rate %, Tax Name and 4 more. ${WANTED}`,
}

test('every file of the catalogues of other shops is expected here', { skip }, () => {
  const files = readdirSync(CATALOGUE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(CATALOGUE, join(entry.parentPath, entry.name)))
  assert.deepEqual(files.sort(), [...Object.keys(IMPORTED), ...Object.keys(REFUSED)].sort())
})

for (const [file, expected] of Object.entries(IMPORTED))
  test(`${file} is imported, and again without writing a row`, { skip }, async (t) => {
    const shop = await testShop(t)
    const summary = await shop.run(join(CATALOGUE, file))
    const { format, rows, created, failed, variants, errors, warnings } = summary
    const [{ purchasable = -1 } = {}] = await shop.rows<{ purchasable: number }>(
      'select count(distinct variant_id)::int as purchasable from products.prices',
    )
    assert.deepEqual({ format, rows, created, failed, variants, errors, warnings, left: summary.pictures.left, purchasable }, expected)
    assert.deepEqual([summary.refused, summary.updated, summary.unchanged], [null, 0, 0])
    const [{ stored = -1, sold = -1 } = {}] = await shop.rows<{ stored: number; sold: number }>(
      'select count(distinct product_id)::int as stored, count(*)::int as sold from products.variants',
    )
    assert.deepEqual([stored, sold], [created, variants])
    const before = await shop.footprint()
    const again = await shop.run(join(CATALOGUE, file))
    assert.deepEqual([again.created, again.updated, again.unchanged, again.failed], [0, 0, created, failed])
    assert.equal(await shop.footprint(), before)
  })

test('files that hold no products are refused in words, and nothing is written', { skip }, async (t) => {
  const shop = await testShop(t)
  const before = await shop.footprint()
  for (const [file, reason] of Object.entries(REFUSED)) {
    const summary = await shop.run(join(CATALOGUE, file))
    assert.equal(summary.refused, reason, file)
    assert.deepEqual([summary.created, summary.rows], [0, 0], file)
  }
  assert.equal(await shop.footprint(), before)
})

test('what the files say arrives exactly', { skip }, async (t) => {
  const shop = await testShop(t)
  await shop.run(join(CATALOGUE, 'spree/products.csv'))
  await shop.run(join(CATALOGUE, 'woocommerce-csv/sample_products.csv'))
  await shop.run(join(CATALOGUE, 'amazon-toys-863-with-text/amazon_toys_863_14cols_no_reviews.csv'))
  const variant = async (sku: string) =>
    (
      await shop.rows<Record<string, unknown>>(`
        select p.handle, p.title, v.options, c.path, v.weight_grams as grams, v.length_cm::float8 as length,
          (select jsonb_object_agg(currency, amount) from products.prices where variant_id = v.id) as prices,
          (select sum(on_hand)::int from products.stock where variant_id = v.id) as stock
        from products.variants v join products.products p on p.id = v.product_id left join products.categories c on c.id = p.category_id
        where v.sku = '${sku}'`)
    )[0]
  assert.deepEqual(await variant('AUTOMATIC-ESPRESSO-MACHINE-SILVER'), {
    handle: 'automatic-espresso-machine',
    title: 'Automatic Espresso Machine',
    options: { Color: 'Silver' },
    path: ['Kitchen', 'Coffee Machines'],
    grams: 8981,
    length: 30,
    prices: { USD: 87999, EUR: 81999 },
    stock: 5000,
  })
  assert.deepEqual(await variant('cc-hoodie-red-logo'), {
    handle: 'hoodie',
    title: 'Hoodie',
    options: { Color: 'Red', Logo: 'Yes' },
    path: ['Clothing', 'Hoodies'],
    grams: null,
    length: null,
    prices: { USD: 4500 },
    stock: null,
  })
  assert.deepEqual(await variant('87bbb472ef9d90dcef140a551665c929'), {
    handle: 'hornby-santa-s-express-train-set',
    title: "Hornby Santa's Express Train Set",
    options: {},
    path: ['Hobbies', 'Model Trains & Railway Sets', 'Rail Vehicles', 'Trains'],
    grams: null,
    length: null,
    prices: { USD: 6993 },
    stock: 3,
  })
})
