import type { Copy } from '../types.ts'

export const wear: Record<string, Copy> = {
  'creeper-beanie': {
    title: 'Creeper-Mütze',
    text: 'Das Gesicht ist eingestrickt, nicht aufgedruckt; so dehnt es sich, ohne zu reißen. Innen hält ein Fleeceband die Wolle von der Stirn fern. Zwei Größen passen allen ab fünf Jahren.',
    materials: 'Strick aus Polyacryl und Merinowolle, innen Fleeceband',
  },
  'mona-ear-beanie': {
    title: 'Mona-Mütze mit Ohren',
    text: 'Eine gerippte Mütze mit zwei Ohren, die dank Filzfutter von allein stehen. Auf dem Umschlag ein kleines gesticktes Katzengesicht. Entwickler tragen sie drinnen.',
    materials: 'Rippstrick aus recyceltem Polyacryl, Ohren mit Filzfutter',
  },
  'ninja-cat-headband-cap': {
    title: 'Ninja-Cat-Kappe',
    text: 'Kappe aus fünf Teilen, das Stirnband als Kontraststreifen aufgenäht; die beiden Enden hängen hinten herab. Der Schirm ist unten rot, was man nur sieht, wenn jemand nach oben schaut. Verstellbar, von acht Jahren bis erwachsen.',
    materials: 'Angerauter Baumwollköper, Metallschnalle',
  },
  'clippy-enamel-pin': {
    title: 'Clippy-Anstecker aus Emaille',
    text: 'Hartemaille, bündig mit dem Metall poliert, 32 mm hoch, mit zwei Stiften, damit er sich nicht dreht. Die Rückkarte stellt eine Frage und überlässt die Antwort dem, der schenkt. Für den Haken oder das Thekendisplay.',
    materials: 'Zinklegierung, Hartemaille, zwei Gummiverschlüsse',
  },
  'mona-enamel-pin': {
    title: 'Mona-Anstecker aus Emaille',
    text: 'Mona in 30 mm, mit Umriss aus schwarzem Nickel. Drei Farbstellungen, die Konferenzläden tablettweise verkaufen, und für den Regenbogen stellt man sich an. Verschlüsse aus Gummi, denn die aus Metall gehen in Umhängebändern verloren.',
    materials: 'Zinklegierung, Hartemaille, zwei Gummiverschlüsse',
  },
  'desktop-icon-pin-set': {
    title: 'Desktop-Symbole als Anstecker-Set',
    text: 'Vier Anstecker auf einer Karte, die ein Desktop ist, am Raster ausgerichtet. Es gibt das System-Set, das Minesweeper-Set und das Solitär-Set. Die Karte schließt wie ein Streichholzbriefchen und geht als Brief in die Post.',
    materials: 'Zinklegierung, Hartemaille, zwei Gummiverschlüsse',
  },
  'xbox-button-patch-set': {
    title: 'Xbox-Tasten als Aufnäher-Set',
    text: 'Vier runde Aufnäher mit umkettelter Kante, die nicht ausfranst, je 55 mm. Sie sind in fünfzehn Sekunden aufgebügelt und lassen sich danach am Rand festnähen. Verkauft flach auf einer Hängekarte, sodass ein voller Haken vierzig trägt.',
    materials: 'Bestickter Köper, umkettelte Kante, Rückseite zum Aufbügeln',
  },
  'desktop-classics-socks': {
    title: 'Desktop-Klassiker als Socken',
    text: 'Gekämmte Baumwolle mit flacher, handgekettelter Spitze und eingestrickten Mustern, innen so ordentlich wie außen. Die Banderole ist eine echte Papierhülle mit einem Fenster zum Fühlen. Zwei Größen reichen für die meisten Füße.',
    materials: '78 % gekämmte Baumwolle, 20 % Polyamid, 2 % Elasthan',
  },
  'blue-screen-tee': {
    title: 'Bluescreen-T-Shirt',
    text: 'Schwere Baumwolle im korrekten Blau mit einem kleinen weißen Gesicht auf der Brust. Der Druck ist auf Wasserbasis und hat keine Kante, die man fühlt. Innen am Saum, wo sonst ein Etikett säße, steht die Aufforderung zum Neustart.',
    materials: '100 % Bio-Baumwolle, 180 g/m²',
  },
  'plush-backpack-clip': {
    title: 'Rucksackanhänger aus Plüsch',
    text: 'Die fünf Bestseller in 9 cm, an einem Karabiner, den auch ein frierendes Kind aufbekommt. Die Schlaufe ist durch den Körper genäht, nicht nur an die Naht, und hält zwölf Kilogramm. Zur Erstbestellung gehört ein Drehständer für fünf Dutzend.',
    materials: 'Polyester-Velboa, Polyesterfüllung, nickelfreier Karabiner',
  },
  'floppy-disk-crossbody': {
    title: 'Disketten-Umhängetasche',
    text: 'Eine versteifte, quadratische Tasche, deren Zipper aussieht wie der Schieber einer Diskette. Hinein passen ein Telefon, Schlüssel und ein Taschenbuch, sonst nichts. Der Schreibschutz in der Ecke ist ein Schlüsselring.',
    materials: 'Beschichtetes Canvas, Satinfutter, Gurtband',
  },
  'bliss-tote': {
    title: 'Bliss-Stofftasche',
    text: 'Schweres Canvas, rundum mit dem Hügel bedruckt, sodass sich der Horizont an den Seitennähten trifft. Ein Boden von 12 cm und lange Henkel machen sie zur richtigen Einkaufstasche. Flach gefaltet passt sie in ein Zeitschriftenfach.',
    materials: 'Baumwollcanvas, 340 g/m²',
  },
}
