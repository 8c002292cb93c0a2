import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ProductList, TRANSLATED_LANGUAGES, type TranslatedLanguage } from '@toyline/contracts'
import { sampleDrafts } from './test-sample.ts'
import { openTestService } from './test-service.ts'

/** What a buyer types, and what must be among the first: as many as are named, and two more. */
const JUDGED: Record<TranslatedLanguage, [q: string, ...handles: string[]][]> = {
  de: [
    ['Büroklammer', 'clippy-classic-plush', 'paperclip-pal-pocket-plush'],
    ['Bueroklammerhalter', 'clippy-paperclip-holder'],
    ['Plüschpapagei', 'sea-of-thieves-parrot-plush'],
    ['Plueschtier Biene', 'minecraft-bee-plush'],
    ['Kissen', 'office-letter-cushion', 'windows-95-boot-pillow', 'blue-screen-cushion', 'folder-cushion', 'xbox-button-cushion'],
    ['Tastenkissen', 'xbox-button-cushion'],
    ['Brettspiel', 'minesweeper-board-game'],
    ['Kartenspiele', 'wololo-card-game'],
    ['Schmusetuch', 'mona-comforter', 'rover-comforter'],
    ['Rassel', 'clippy-ring-rattle', 'azure-cloud-rattle'],
    ['Adventskalender', 'desktop-advent-calendar', 'minecraft-advent-calendar'],
    ['Weihnachtsstrumpf', 'xbox-holiday-stocking'],
    ['Weihnachtspullover', 'ugly-sweater-clippy-plush', 'ugly-sweater-mona-plush'],
    ['Pullover', 'ugly-sweater-clippy-plush', 'ugly-sweater-mona-plush'],
    ['Mütze', 'creeper-beanie', 'mona-ear-beanie'],
    ['Anstecker', 'clippy-enamel-pin', 'mona-enamel-pin', 'desktop-icon-pin-set'],
    ['Schmeterling', 'msn-butterfly-plush', 'msn-butterfly-teether'],
    ['Umhängetasche', 'floppy-disk-crossbody'],
    ['Hexe', 'witch-ninja-cat-plush'],
    ['Flugzeug', 'flight-simulator-airliner', 'flight-simulator-bush-plane'],
  ],
  fr: [
    ['trombone', 'paperclip-pal-pocket-plush', 'clippy-paperclip-holder'],
    ['peluche abeille', 'minecraft-bee-plush'],
    ['peluche papillon', 'msn-butterfly-plush'],
    ['coussins', 'office-letter-cushion', 'windows-95-boot-pillow', 'blue-screen-cushion', 'folder-cushion', 'xbox-button-cushion'],
    ['ecran bleu', 'blue-screen-cushion', 'blue-screen-tee'],
    ['démineur', 'minesweeper-mine-plush', 'minesweeper-board-game'],
    ['jeu de société', 'minesweeper-board-game'],
    ['jeux de cartes', 'wololo-card-game'],
    ['cartes à jouer', 'solitaire-playing-cards'],
    ['doudou', 'mona-comforter', 'rover-comforter'],
    ['hochet', 'clippy-ring-rattle', 'azure-cloud-rattle'],
    ['calendrier de l’avent', 'desktop-advent-calendar', 'minecraft-advent-calendar'],
    ['chaussette de noël', 'xbox-holiday-stocking'],
    ['bonnet', 'creeper-beanie', 'mona-ear-beanie'],
    ['casquette', 'ninja-cat-headband-cap'],
    ['avion', 'flight-simulator-airliner', 'flight-simulator-bush-plane'],
    ['bateaux de bain', 'sea-of-thieves-bath-boats'],
    ['manette', 'xbox-controller-plush'],
    ['sorciere', 'witch-ninja-cat-plush'],
    ['perroqet', 'sea-of-thieves-parrot-plush'],
  ],
  es: [
    ['peluche abeja', 'minecraft-bee-plush'],
    ['mariposa', 'msn-butterfly-plush', 'msn-butterfly-teether'],
    ['cojines', 'office-letter-cushion', 'windows-95-boot-pillow', 'blue-screen-cushion', 'folder-cushion', 'xbox-button-cushion'],
    ['cojin carpeta', 'folder-cushion'],
    ['buscaminas', 'minesweeper-mine-plush', 'minesweeper-board-game'],
    ['juego de mesa', 'minesweeper-board-game'],
    ['juego de cartas', 'wololo-card-game'],
    ['baraja', 'solitaire-playing-cards'],
    ['sonajero', 'clippy-ring-rattle', 'azure-cloud-rattle'],
    ['mordedor', 'msn-butterfly-teether'],
    ['calendario de adviento', 'desktop-advent-calendar', 'minecraft-advent-calendar'],
    ['calcetin de navidad', 'xbox-holiday-stocking'],
    ['calcetines', 'desktop-classics-socks'],
    ['gorro', 'creeper-beanie', 'mona-ear-beanie'],
    ['gorra', 'ninja-cat-headband-cap'],
    ['avión', 'flight-simulator-airliner', 'flight-simulator-bush-plane'],
    ['barcos de baño', 'sea-of-thieves-bath-boats'],
    ['mando xbox', 'xbox-controller-plush'],
    ['camiseta', 'blue-screen-tee'],
    ['rompecabezas', 'bliss-hill-puzzle', 'minecraft-biome-puzzle'],
  ],
}

test('what buyers type in their language finds what they mean', async (t) => {
  const { get } = await openTestService(t, await sampleDrafts())
  for (const language of TRANSLATED_LANGUAGES)
    await t.test(language, async () => {
      assert.equal(JUDGED[language].length, 20)
      const missed: string[] = []
      for (const [q, ...wanted] of JUDGED[language]) {
        const reply = await get(`/products?q=${encodeURIComponent(q)}&language=${language}&market=eu`)
        const found = reply.json<ProductList>().items.map(({ handle }) => handle)
        const first = found.slice(0, wanted.length + 2)
        const lost = wanted.filter((handle) => !first.includes(handle))
        if (lost.length > 0) missed.push(`${q}: ${lost.join(', ')} not in ${first.join(', ')}`)
      }
      assert.deepEqual(missed, [])
    })
})
