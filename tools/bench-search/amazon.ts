import { createReadStream } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse'
import type { ProductDraft } from '../../services/products/src/domain/product-draft.ts'
import { productDraft, variantDraft } from '../../services/products/src/test-drafts.ts'

/** 863 toys as another shop sells them (PromptCloud, CC BY-SA 4.0), read where they lie and never copied. */
export const AMAZON_FILE = fileURLToPath(
  new URL('../../../shared/data/catalogue/amazon-toys-863-with-text/amazon_toys_863_14cols_no_reviews.csv', import.meta.url),
)

/** A query, how titles of products that are meant look, and how those look that do as well; a category may tell them too. */
export type AmazonJudged = { q: string; meant: RegExp; near?: RegExp }

type Row = {
  product_id: string
  product_name: string
  manufacturer: string
  product_description: string
  subcategory_1: string
  subcategory_2: string
}

export async function readAmazon(): Promise<ProductDraft[]> {
  const drafts: ProductDraft[] = []
  for await (const row of createReadStream(AMAZON_FILE).pipe(parse({ columns: true, bom: true })) as AsyncIterable<Row>)
    drafts.push(
      productDraft(`toy-${row.product_id}`, {
        title: row.product_name.slice(0, 200),
        descriptionHtml: row.product_description.replaceAll('<', '&lt;'),
        vendor: row.manufacturer.slice(0, 100) || null,
        categoryPath: ['Toys', row.subcategory_1, row.subcategory_2].filter((name) => name !== ''),
        ageGrade: null,
        variants: [variantDraft(row.product_id.slice(0, 12).toUpperCase())],
      }),
    )
  return drafts
}

/** How much a product is what was meant: 2, 1 or 0, by its title, or by title and category where only those tell it. */
export function gradeOf({ meant, near }: AmazonJudged, { title, categoryPath }: ProductDraft): number {
  if (meant.test(title)) return 2
  return near?.test(`${title} / ${categoryPath.join(' / ')}`) ? 1 : 0
}

export const AMAZON_JUDGED: AmazonJudged[] = [
  { q: 'wooden train', meant: /wood.*(train|thomas|railway)|(train|railway).*wood/i, near: /\btrain|railway/i },
  { q: 'hand puppet', meant: /(hand|glove) puppet/i, near: /puppet/i },
  { q: 'finger puppets', meant: /finger puppet/i, near: /puppet/i },
  { q: 'rocking horse', meant: /rocking horse/i, near: /Rocking Horses/ },
  { q: 'jigsaw puzzle 1000 pieces', meant: /1,?000.*(puzzle|jigsaw|piece)|(puzzle|jigsaw).*1,?000/i, near: /jigsaw|Jigsaws/i },
  { q: '3d puzzle', meant: /3-?d.*puzzle|puzzle.*3-?d/i, near: /3-D Puzzles/ },
  { q: 'chess set', meant: /chess set/i, near: /chess/i },
  { q: 'dominoes', meant: /domino/i, near: /Dominoes/ },
  { q: 'dart board', meant: /dart ?board/i, near: /\bdarts?\b/i },
  { q: 'kite', meant: /\bkites?\b/i, near: /Kites/ },
  { q: 'quadcopter drone', meant: /quadcopter|drone|hexacopter/i, near: /helicopter/i },
  { q: 'rc helicopter', meant: /helicopter/i, near: /quadcopter|drone/i },
  { q: 'dinosaur toy', meant: /dino|saur|t-?rex/i, near: /Dinosaurs/ },
  { q: 'playmobil pirates', meant: /playmobil.*pirate/i, near: /playmobil|pirate/i },
  { q: 'knights castle', meant: /(knight|castle)/i, near: /Knights/ },
  { q: 'lego star wars', meant: /lego.*star wars/i, near: /lego|star wars/i },
  { q: 'star wars figure', meant: /star wars.*figure|figure.*star wars/i, near: /star wars/i },
  { q: 'harry potter', meant: /harry potter/i, near: /Harry Potter/ },
  { q: 'pokemon cards', meant: /pok[eé]mon.*(card|deck|tin|booster)/i, near: /pok[eé]mon/i },
  { q: 'yugioh', meant: /yu-?gi-?oh/i },
  { q: 'barbie doll', meant: /barbie.*doll|doll.*barbie/i, near: /barbie/i },
  { q: 'rag doll', meant: /rag doll/i, near: /Soft Dolls/ },
  { q: 'dolls house furniture', meant: /doll'?s'? ?house/i, near: /Dolls' House/ },
  { q: 'soft toy', meant: /plush|soft toy|cuddly/i, near: /soft|Soft Dolls/ },
  { q: 'transformers', meant: /transformers/i },
  { q: 'thomas tank engine', meant: /thomas/i },
  { q: 'scalextric car', meant: /scalextric/i, near: /slot car/i },
  { q: 'colouring pencils', meant: /colou?r.*pencil|pencil.*colou?r/i, near: /Colouring Pencils|pencil/i },
  { q: 'crayola pens', meant: /crayola.*(pen|marker)/i, near: /crayola/i },
  { q: 'painting by numbers', meant: /paint.*by.*number/i, near: /Painting By Numbers/ },
  { q: 'art sand', meant: /\bsand\b/i, near: /Art Sand/ },
  { q: 'blackboard easel', meant: /(black|chalk) ?board|easel/i, near: /Blackboards/ },
  { q: 'birthday banner', meant: /birthday.*banner|banner.*birthday/i, near: /banner/i },
  { q: 'party invitations', meant: /invitation|invites/i },
  { q: 'foil balloon', meant: /foil balloon/i, near: /balloon/i },
  { q: 'spinning top', meant: /spinning top|beyblade/i, near: /Spinning Tops/ },
  { q: 'stacking rings', meant: /stack.*ring|ring.*stack/i, near: /Sorting, Stacking|stack/i },
  { q: 'toy guitar', meant: /guitar|ukulele/i, near: /Guitars/ },
  { q: 'fancy dress costume', meant: /fancy dress|costume/i, near: /Costumes/ },
  { q: 'cowboy', meant: /cowboy/i, near: /Cowboys/ },
  { q: 'magic cube', meant: /(magic|speed|rubik|puzzle).*cube|cube.*puzzle/i, near: /\bcube\b/i },
  { q: 'trivia quiz game', meant: /quiz|trivia/i, near: /Trivia & Quiz/ },
  { q: 'dvd game', meant: /dvd/i, near: /DVD Games/ },
  { q: 'play tent', meant: /\btent|tunnel/i },
  { q: 'ravensburger', meant: /ravensburger/i },
  { q: 'schleich animals', meant: /schleich/i, near: /Farm & Animals/ },
  { q: 'disney princess', meant: /disney princess|princess/i, near: /disney/i },
  { q: 'beyblde', meant: /beyblade/i },
  { q: 'helicoptor', meant: /helicopter/i },
  { q: 'dinosuar', meant: /dinosaur/i, near: /Dinosaurs/ },
]
