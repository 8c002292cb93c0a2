import type { Copy } from '../types.ts'

export const games: Record<string, Copy> = {
  'bliss-hill-puzzle': {
    title: 'Bliss-Hügel als Puzzle',
    text: 'Ein Hügel, ein Himmel und kein Erbarmen: Die Hälfte der Teile hat dasselbe Blau. Die Stanzung ist unregelmäßig, sodass jedes Teil nur an eine Stelle passt, und hinten steht ein Buchstabenraster für alle, die aufgeben. Das 2000er kaufen Leute, die das 1000er geschafft haben.',
    materials: 'Recycelte Graupappe, Papier mit Leinenprägung',
  },
  'desktop-wallpaper-puzzle': {
    title: 'Desktop-Hintergrund als Puzzle',
    text: 'Drei weitere Hintergründe, auf die man zehn Jahre lang geschaut hat, ohne sie zu sehen. Je 1000 Teile, Leinenprägung, kein Spiegeln unter der Lampe. Die Schachtelrücken gehören zusammen und sehen ab dem zweiten wie eine Reihe aus.',
    materials: 'Recycelte Graupappe, Papier mit Leinenprägung',
  },
  'minecraft-biome-puzzle': {
    title: 'Minecraft-Biom als Puzzle',
    text: 'Quadratische Teile, 196 an der Zahl, jedes ein Block des Bildes; die Ecken sind nur anfangs der leichte Teil. Biome schließen an den Seiten aneinander an, aus zwei Puzzles wird also eine breitere Karte. Sechsjährige schaffen es an einem Nachmittag.',
    materials: 'Recycelte Graupappe, Papier mit Leinenprägung',
  },
  'flight-simulator-floor-puzzle': {
    title: 'Flight-Simulator-Bodenpuzzle',
    text: 'Eine Landebahn von oben, so lang, wie ein dreijähriges Kind groß ist, in Teilen, die unter keinem Sofa verschwinden. Die Pappe ist 3 mm stark und verträgt es, wenn man darüberläuft. Verkehrsflugzeug und Buschflugzeug haben die richtige Größe, um darauf zu landen.',
    materials: 'Dicke Recyclingpappe, matt kaschiert',
  },
  'solitaire-playing-cards': {
    title: 'Solitär-Spielkarten',
    text: 'Ein volles Blatt mit den Pixelbildern, in Kartengröße neu gezeichnet, auf Kasinokarton, der sich richtig mischen lässt. Vier der alten Rückseiten, jede in ihrer eigenen Faltschachtel. Ein Thekendisplay fasst zwölf und leert sich von vorn.',
    materials: 'Kasinokarton mit Leinenprägung',
  },
  'wololo-card-game': {
    title: 'Wololo-Kartenspiel',
    text: 'Man stiehlt dem anderen die Einheiten, indem man das Wort sagt, bevor er es tut. Eine Runde dauert vier Minuten und wird immer lauter. Für zwei bis sechs Spieler, mit Baumwollbeutel statt Schachtel und Regeln, die auf eine Karte passen.',
    materials: '110 Karten, Baumwollbeutel',
  },
  'solitaire-bouncing-cards-mobile': {
    title: 'Solitär-Kartenkaskade als Mobile',
    text: 'Neun dünne Aluminiumkarten auf einem gebogenen Draht, erstarrt in der Kaskade, die auf einen Sieg folgt. Ein Tipp an die erste, und die Welle läuft zur letzten und zurück. Ausbalancieren muss man es immer noch selbst, und das ist der Knobelteil.',
    materials: 'Bedruckte Aluminiumkarten, Federdraht, Sockel aus Buche',
  },
  'minesweeper-board-game': {
    title: 'Minesweeper-Brettspiel',
    text: 'Einer legt die Minen, der andere räumt sie, dann wird getauscht und die Zeit verglichen. Die Plättchen sind aus Holz und heben sich mit einem Klick; die Zahlen darunter haben die Farben, an die sich alle erinnern. Die Reiseausgabe schließt wie ein Brillenetui.',
    materials: 'Holzplättchen, geformte Schale, Baumwollbeutel',
  },
  'looks-like-you-are-party-game': {
    title: 'Partyspiel „Anscheinend möchten Sie …“',
    text: 'Einer spielt pantomimisch vor, die anderen rufen, was er anscheinend tun möchte, und die Glocke entscheidet. Die Karten reichen vom Briefeschreiben bis zum Bombenentschärfen mit Ofenhandschuhen. Die Sanduhr läuft 40 Sekunden, die sich wie zehn anfühlen.',
    materials: '220 Karten, Sanduhr, Tischglocke',
  },
  'forza-hairpin-racing-game': {
    title: 'Forza-Rennspiel Haarnadel',
    text: 'Ein Schnipprennen auf einer Strecke, die jedes Mal anders liegt, mit sechs Holzautos und einer Haarnadelkurve, die alle ruiniert. Eine Partie dauert zwanzig Minuten. Läden, die es aufgebaut auf einem Tisch stehen lassen, verkaufen drei am Tag.',
    materials: 'Strecke aus Stanzkarton, 6 Holzautos, Karten',
  },
  'minecraft-wooden-cube-puzzle': {
    title: 'Minecraft-Knobelwürfel aus Holz',
    text: 'Siebenundzwanzig kleine Blöcke an einer Gummikordel falten sich zu einem Würfel, wenn man den Weg findet. Ahorn für zwei Motive, Nussbaum für eines. Legen Sie einen gelösten an die Kasse, und bis Mittag hat ihn jemand wieder zerlegt.',
    materials: 'Ahorn und Nussbaum, Gummikordel',
  },
}
