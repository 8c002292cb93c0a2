import type { Copy } from '../types.ts'

export const babyAndToddler: Record<string, Copy> = {
  'clippy-ring-rattle': {
    title: 'Clippy-Ringrassel',
    text: 'Eine weiche Büroklammer auf einem glatten Buchenring, mit einer Rassel, so leise wie Reis im Glas. Augen und Augenbrauen sind flach gestickt, da löst sich nichts. Passt in eine drei Monate alte Faust und um den Gurt am Kinderwagen.',
    materials: 'Jersey aus Bio-Baumwolle, Buchenring, Füllung aus recyceltem Polyester',
  },
  'azure-cloud-rattle': {
    title: 'Azure-Wolkenrassel',
    text: 'Eine Wolke aus Baumwollfrottee mit drei geknoteten Regentropfen, die besser in der Hand liegen als die Wolke. Das Glöckchen ist in ein Baumwollsäckchen eingenäht. Maschinenwäsche bei 40 Grad, liegend über Nacht trocken.',
    materials: 'Frottee aus Bio-Baumwolle, Füllung aus recyceltem Polyester',
  },
  'msn-butterfly-teether': {
    title: 'MSN-Schmetterling als Beißring',
    text: 'Ein Stück lebensmittelechtes Silikon mit einem anderen Relief auf jedem Flügel: Punkte, Wellen, Rippen und glatt. Der Körper ist der Griff, schmal genug für eine Hand von vier Monaten. Darf in den Kühlschrank, nicht ins Gefrierfach.',
    materials: 'Lebensmittelechtes Silikon',
  },
  'mona-comforter': {
    title: 'Mona-Schmusetuch',
    text: 'Ein kleiner Mona-Kopf auf einem Quadrat aus Doppelmusselin, dazu die fünf Tentakel: geknotete Ecken und einer vorn. Musselin wird mit jeder Wäsche weicher und hält einen Geruch gut fest, und darum geht es ja. Sobald Eltern das begriffen haben, kaufen sie ein zweites.',
    materials: 'Musselin aus Bio-Baumwolle, Kopf aus Jersey, Füllung aus recyceltem Polyester',
  },
  'rover-comforter': {
    title: 'Rover-Schmusetuch',
    text: 'Rovers Kopf und zwei Pfoten an einem Tuch aus Velours, mit einer Satinkante zum Reiben. Auch ein Ohr ist aus Satin. Auf dem Etikett ist Platz für einen Namen, denn das sind die Tiere, die im Zug liegen bleiben.',
    materials: 'Baumwollvelours, Einfassung aus Satin, Füllung aus recyceltem Polyester',
  },
  'bliss-hill-stacker': {
    title: 'Bliss-Hügel zum Stapeln',
    text: 'Fünf Bögen aus Lindenholz stapeln sich zum Hügel, von dunkelgrün bis sonnenhell, mit einer Wolke, die obenauf balanciert oder auch nicht. Die Farbe ist auf Wasserbasis und so dünn, dass man die Maserung sieht. Im Regal wirkt er wie Dekoration und wird als solche gekauft.',
    materials: 'Lindenholz, Farbe auf Wasserbasis',
  },
  'minecraft-soft-blocks': {
    title: 'Weiche Minecraft-Blöcke',
    text: 'Schaumstoffwürfel in bedruckter Baumwolle: Gras, Stein, Holz, Wasser, Sand und einer, der knistert. Jeder misst 9 cm und ist leicht genug, um kommentarlos auf einen Fuß zu fallen. Die Bezüge lassen sich zum Waschen abziehen.',
    materials: 'Bedruckte Baumwolle, Kern aus Schaumstoff',
  },
  'minecraft-bee-pull-along': {
    title: 'Minecraft-Biene zum Nachziehen',
    text: 'Ein Klotz aus Buche, als Biene bemalt, mit versetzten Achsen, auf denen sie beim Hinterherlaufen wippt. Ein Draht vom Hinterrad lässt die Flügel schlagen. Gummierte Räder machen sie auf Dielen leise, was Eltern in ihren Bewertungen erwähnen.',
    materials: 'Buche, Räder mit Gummirand, Baumwollkordel',
  },
  'bit-and-bot-lullaby-plush': {
    title: 'Bit und Bot als Spieluhr',
    text: 'Ein Zug an der Schnur unter dem Fuß, und ein Uhrwerk spielt acht Takte, jedes Mal langsamer. Keine Batterie, kein Schalter, und zum Waschen kommt das Werk heraus. Bit hat die steigende Melodie, Bot die fallende.',
    materials: 'Jersey aus Bio-Baumwolle, Spieluhr mit Zugschnur, Füllung aus recyceltem Polyester',
  },
  'sea-of-thieves-bath-boats': {
    title: 'Badeboote aus Sea of Thieves',
    text: 'Boote aus Kautschuk, in einem Stück geformt und ohne Loch, sodass sich innen kein schwarzes Wasser hält. Der Kiel ist beschwert, und sie richten sich von selbst auf. Drei Rümpfe schwimmen in Reihe hinter der Stöpselkette.',
    materials: 'Naturkautschuk, ohne Quietschloch',
  },
}
