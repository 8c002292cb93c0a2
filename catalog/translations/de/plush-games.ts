import type { Copy } from '../types.ts'

export const gamePlush: Record<string, Copy> = {
  'minecraft-creeper-plush': {
    title: 'Minecraft-Creeper aus Plüsch',
    text: 'Schaumstoffplatten in den Nähten halten die Ecken eckig; so sieht er auch nach einem Monat im Kinderbett noch nach Blöcken aus. Das Grün ist Pixel für Pixel gedruckt, und das Raster trifft sich an jeder Naht. Er steht im Regal auf vier Füßen und trägt einen zweiten auf dem Kopf.',
    materials: 'Bedruckter Polyester-Velboa, Schaumstoffplatten, Polyesterfüllung',
  },
  'minecraft-bee-plush': {
    title: 'Minecraft-Biene aus Plüsch',
    text: 'Eine eckige Biene mit Satinflügeln und Filzfühlern, schwer genug, um liegen zu bleiben, und leicht genug zum Werfen. Ein Druck auf die linke Seite, und der Quietscher summt einmal kurz. Läden stellen sie auf Augenhöhe der Kinder und packen eine davon aus.',
    materials: 'Bedruckter Polyester-Velboa, Flügel aus Satin, Polyesterfüllung',
  },
  'minecraft-axolotl-plush': {
    title: 'Minecraft-Axolotl aus Plüsch',
    text: 'Fünf Farben wie im Spiel, dazu Filzkiemen mit Treppenschnitt und ein Schwanz zum Festhalten. Der seltene Blaue liegt einmal in jedem gemischten Karton, sofern Sie ihn nicht einzeln bestellen. Kinder stellen sie nach Farben auf und fragen dann nach dem, der fehlt.',
    materials: 'Polyester-Velboa, Kiemen aus Filz, Polyesterfüllung',
  },
  'minecraft-enderman-plush': {
    title: 'Minecraft-Enderman aus Plüsch',
    text: 'Lange Arme, noch längere Beine und ein Grasblock, den verdeckte Druckknöpfe in beiden Händen halten. Die violetten Augen sind dichter Plattstich und fangen das Licht noch quer über den Gang ein. Setzen Sie ihn auf die Regalkante und lassen Sie die Beine baumeln.',
    materials: 'Polyester-Velboa, gestickte Augen, Polyesterfüllung',
  },
  'minecraft-mob-minis': {
    title: 'Minecraft-Mobs als Plüsch-Minis',
    text: 'Würfelköpfe mit 9 cm Kantenlänge, ein Mob pro Würfel. Sie stapeln sich wie die Blöcke, die sie sind, und aus dreißig wird ein Schaufenster ganz ohne Halterung. Jeder trägt seinen eigenen Strichcode; so lassen sich gemischte Kartons sauber scannen.',
    materials: 'Bedruckter Polyester-Velboa, Polyesterfüllung',
  },
  'xbox-controller-plush': {
    title: 'Xbox-Controller aus Plüsch',
    text: 'Ein Controller, der einen ganzen Schoß füllt, mit Sticks, die sich eindrücken lassen und wieder herausspringen. Die Tasten sind erhaben gestickt und überstehen die Waschmaschine bei 30 Grad. Die Farben sind die der echten Controller; zeigen Sie beide nebeneinander.',
    materials: 'Mikrofaservelours, gestickte Tasten, Polyesterfüllung',
  },
  'xbox-console-plush': {
    title: 'Xbox-Konsole aus Plüsch',
    text: 'Drei Generationen in Stoff, rund zwei Drittel so groß wie die echten. Die erste trägt ihr großes geripptes X als Paspel, die weiße ihren runden Lautsprecher und die hohe schwarze einen grünen Ring, den man erst von oben entdeckt. Seiten aus Schaumstoff halten die Kanten scharf.',
    materials: 'Mikrofaservelours, Schaumstoffplatten, Polyesterfüllung',
  },
  'halo-master-chief-plush': {
    title: 'Plüschfigur Master Chief aus Halo',
    text: 'Gesteppte Rüstungsplatten auf weichem Körper und ein Visier aus Goldlamé, in dem sich die Ladenbeleuchtung spiegelt. Die Arme sitzen an Schnurgelenken, also salutiert er und hält den Gruß. Eltern, die das erste Spiel gespielt haben, kaufen ihn für Kinder, die es nicht kennen.',
    materials: 'Polyesterköper, metallischer Visierstoff, Polyesterfüllung',
  },
  'halo-grunt-plush': {
    title: 'Plüschfigur Grunt aus Halo',
    text: 'Runder Bauch, Atemmaske und auf dem Rücken ein Methantank aus andersfarbigem Stoff. Drückt man den Tank, quietscht es, und innen raschelt Konfetti. Orange ist der Rang, den jeder kennt; Rot steht daneben und wirkt wichtiger.',
    materials: 'Polyester-Velboa, Maske und Stacheln aus Filz, Polyesterfüllung',
  },
  'age-of-empires-monk-plush': {
    title: 'Plüschmönch „Wololo“ aus Age of Empires',
    text: 'Ein Druck auf den Bauch, und er singt das eine Wort, auf das alle warten. Das Modul steckt in einer Reißverschlusstasche mit festgenähter Abdeckung und reicht für rund dreitausend Einsätze. Robe in Spielerblau oder Spielerrot, damit im Laden zwei davon streiten können.',
    materials: 'Polyester-Velboa, Stab aus Filz, versiegeltes Tonmodul mit LR44-Zellen, Polyesterfüllung',
  },
  'age-of-empires-villager-plush': {
    title: 'Plüsch-Dorfbewohner aus Age of Empires',
    text: 'Die Arbeiter hinter jedem Imperium, in Köper mit Leinenoptik, das Werkzeug an einer Hand festgenäht. Der Holzfäller hat eine Axt, der Bauer eine Hacke, der Bergarbeiter eine Spitzhacke, alles aus weichem Filz. Stellen Sie fünf um einen Obstkorb und warten Sie ab, wer etwas sagt.',
    materials: 'Polyester-Velboa, Werkzeug aus Filz, Polyesterfüllung',
  },
  'banjo-kazooie-plush': {
    title: 'Banjo-Kazooie aus Plüsch',
    text: 'Ein Bär in gelber Hose, ein blauer Segeltuchrucksack, dessen Klappe sich öffnen lässt, und darin ein roter Vogel mit Aussicht. Zu haben als Bär mit Rucksack oder als Vogel allein, und der Vogel passt in den Rucksack. Die Zahnkette ist flach aufgestickt; da bleibt nichts hängen.',
    materials: 'Polyesterplüsch mit 4 mm Flor, Rucksack aus Segeltuch, Schnabel aus Filz, Polyesterfüllung',
  },
  'ori-spirit-plush': {
    title: 'Ori, der Waldgeist, aus Plüsch',
    text: 'Cremefarbener Minky, an den Ohren mit Leuchtgarn durchzogen, das nach dem Lichtausmachen eine halbe Stunde blassblau schimmert. Der Draht im Schwanz ist locker genug, um sich um einen Bettpfosten zu legen. Ein stilles Stofftier für das oberste Regal.',
    materials: 'Polyester-Minky mit nachleuchtendem Garn, Polyesterfüllung',
  },
  'psychonauts-raz-plush': {
    title: 'Plüschfigur Raz aus Psychonauts',
    text: 'Raz mit einer Fliegerbrille, die sich am Gummiband über die Augen ziehen lässt. Die Jacke ist aus Wildlederimitat mit Cordkragen, und der gestreifte Rollkragenpullover geht einmal ganz herum. Kleine Auflage, zweimal im Jahr, meist für Läden, die danach fragen.',
    materials: 'Polyester-Velboa, Jacke aus Wildlederimitat, Brille aus Filz, Polyesterfüllung',
  },
  'sea-of-thieves-kraken-plush': {
    title: 'Plüschkraken aus Sea of Thieves',
    text: 'Acht Arme voller Filzsaugnäpfe, mit 40 cm lang genug, um einen Freund zu umschlingen. Der zweifarbige Minky wechselt den Ton, wenn man ihn gegen den Strich streichelt. Hängen Sie einen über die Kante des obersten Regalbodens, und die Dekoration ist fertig.',
    materials: 'Zweifarbiger Polyester-Minky, Saugnäpfe aus Filz, Polyesterfüllung',
  },
  'sea-of-thieves-parrot-plush': {
    title: 'Plüschpapagei aus Sea of Thieves',
    text: 'Ein Schulterpapagei mit weichem Gummiband unter dem Flügel: Er reitet mit, und beide Hände bleiben frei. Die Schwanzfedern sind aus Filz geschnitten, in drei Lagen. Am Ende trägt ihn das Personal, und das verkauft besser als das Regal.',
    materials: 'Polyesterplüsch, Schnabel und Federn aus Filz, Gummiband, Polyesterfüllung',
  },
}
