import type { Copy } from '../types.ts'

export const desk: Record<string, Copy> = {
  'mona-vinyl-figure': {
    title: 'Mona als Vinylfigur',
    text: 'Vinyl im Rotationsguss, 11 cm, von Hand gespritzt, mit einem Kopf, der sich dreht, und Tentakeln, die es nicht tun. Der Mattlack verzeiht Fingerabdrücke, also darf sie ohne Schachtel an der Kasse stehen. Die nachtleuchtende Edition kommt aus derselben Form, in phosphoreszierendem Vinyl.',
    materials: 'PVC im Rotationsguss, Mattlack',
  },
  'clippy-vinyl-figure': {
    title: 'Clippy als Vinylfigur',
    text: 'Eine massive Drahtform, 14 cm hoch, auf einem Blechsockel, bedruckt wie ein Notizblock. Die Augen sind einzelne Kugeln und lassen sich auf jeden richten, der gegenübersitzt. Zwei Ausführungen: gebürsteter Stahl und Gold, eigens für Verabschiedungen in den Ruhestand.',
    materials: 'Drahtform aus ABS, Augen aus PVC, bedruckter Blechsockel',
  },
  'ninja-cat-vinyl-figure': {
    title: 'Ninja Cat als Vinylfigur',
    text: 'Glänzend schwarzes Vinyl mit einem Stirnband aus echter Baumwolle, ab Werk geknotet. In einer Pfote sitzt eine Halterung für einen Bleistift, der dann als Schwert dient. Am Fuß nummeriert, in Auflagen zu zweitausend Stück.',
    materials: 'PVC im Rotationsguss, Stirnband aus Baumwolle',
  },
  'master-chief-vinyl-figure': {
    title: 'Master Chief als Vinylfigur',
    text: 'Gedrungene Statur, metallisiertes Visier und Schrammen in Trockenpinseltechnik, sodass jede Rüstung ein wenig anders ausfällt. Die Füße sind mit einem Stahlkern beschwert. Kommt im Karton mit Sichtfenster, der sich wieder schließen lässt, für Kunden, die Kartons aufheben.',
    materials: 'PVC im Rotationsguss, vakuummetallisiertes Visier',
  },
  'cortana-vinyl-figure': {
    title: 'Cortana als Vinylfigur',
    text: 'Durchscheinendes blaues Vinyl auf einer klaren Scheibe: In jedem Regallicht sieht sie aus wie eingeschaltet. Die Leiterbahnen sind eingeformt, nicht aufgedruckt, und überstehen das Abstauben. Passt zum Master Chief; die Sockel klicken ineinander.',
    materials: 'Durchscheinendes PVC, Sockel aus ABS',
  },
  'minecraft-bobblehead': {
    title: 'Minecraft-Wackelkopf',
    text: 'Ein Würfelkopf auf einer Feder nickt im Tempo eines bedächtigen Ja. Der Körper ist aus einem Guss, an den Füßen schwer, und ein Polster darunter haftet auf dem Armaturenbrett. Drei Figuren je Display, jede mit eigenem Strichcode.',
    materials: 'PVC, Federstahl',
  },
  'halo-warthog-die-cast': {
    title: 'Die-Cast-Modell Halo Warthog',
    text: 'Maßstab 1:32, mit einer Allradlenkung, die unter dem Boden gekoppelt ist, und einem Geschützturm, der sich dreht. Die Federung hat acht Millimeter Weg, genug für eine Tastatur. Zinkkarosserie, 310 Gramm: Man spürt, was man bezahlt.',
    materials: 'Zinklegierung, ABS, Gummireifen',
  },
  'forza-coupe-die-cast': {
    title: 'Die-Cast-Modell Forza Coupé',
    text: 'Ein flaches Coupé in 1:43 mit Türen zum Öffnen und Metallic-Lack unter Klarlack. Die Rückseite der Karte zeigt eine Kurve, und vier Karten aneinandergelegt ergeben eine Runde. Zwölf im Karton in einer Farbe, oder Sie fragen nach dem Sortiment.',
    materials: 'Zinklegierung, ABS, Gummireifen',
  },
  'forza-hot-hatch-die-cast': {
    title: 'Die-Cast-Modell Forza Hot Hatch',
    text: 'Kurzer Radstand, hohes Dach und ein Rückziehmotor, der für die Länge eines Kassentischs reicht. Die Rallyestreifen laufen im Tampondruck ohne Versatz über die Türfuge. Wird auf der Karte mit Eurolochung verkauft.',
    materials: 'Zinklegierung, ABS, Gummireifen',
  },
  'forza-off-roader-die-cast': {
    title: 'Die-Cast-Modell Forza Geländewagen',
    text: 'Grobstollige, weiche Reifen, ein Dachträger und ein Reserverad zum Abschrauben. Die Federn sind echte Schraubenfedern, an jeder Ecke eine. Er erklimmt einen Stapel aus drei Büchern, und die meisten prüfen das gleich im Laden.',
    materials: 'Zinklegierung, ABS, weiche Gummireifen',
  },
  'flight-simulator-airliner': {
    title: 'Flight-Simulator-Verkehrsflugzeug',
    text: 'Ein zweistrahliges Flugzeug in 1:250 mit drehbaren Triebwerksschaufeln und einem Ständer, der es in sechs Grad Steigflug hält. Das Fahrwerk ist fest, also rollt es auch über den Schreibtisch. Flughafenläden verkaufen es am Gate; bringen Sie es auf Augenhöhe.',
    materials: 'Zinklegierung, Tragflächen aus ABS, verchromter Ständer',
  },
  'flight-simulator-bush-plane': {
    title: 'Flight-Simulator-Buschflugzeug',
    text: 'Hohe Tragfläche, dicke Reifen und ein Propeller, den ein Finger anwirft. Schwimmer liegen im Karton und rasten anstelle der Räder ein. Die Streben sind aus Metall und überstehen den ersten Flug vom Tisch.',
    materials: 'Zinklegierung, Tragflächen aus ABS, Gummireifen',
  },
  'age-of-empires-trebuchet-kit': {
    title: 'Tribok-Bausatz zu Age of Empires',
    text: 'Lasergeschnittene Buche, kein Leim, und ein Felsbrocken aus Filz fliegt rund drei Meter weit. Der Kasten fürs Gegengewicht nimmt Münzen, womit das Einstellen der Reichweite einen Nachmittag füllt. Der große hat eine funktionierende Winde und braucht einen Tisch für sich.',
    materials: 'Buchensperrholz, Baumwollkordel, Stahlstift',
  },
  'sea-of-thieves-sloop-kit': {
    title: 'Schaluppen-Bausatz zu Sea of Thieves',
    text: 'Eine Schaluppe aus 118 Teilen mit Segeln aus Baumwolle und einer Takelage, die man selbst knüpft; die Knoten stehen auf einer Karte. Die Planken sind innen nummeriert, wo es niemand sieht. Fertig misst sie 32 cm und sieht älter aus, als sie ist.',
    materials: 'Lindenholz, Segeltuch aus Baumwolle, gewachste Schnur',
  },
  'minecraft-block-builder-kit': {
    title: 'Minecraft-Baukasten mit Magnetblöcken',
    text: 'Zwei Zentimeter große Blöcke mit einem Magneten hinter jeder Seite, sodass Gras in jeder Richtung an Stein haftet. Die Szenenkarte zeigt einen Bau und gibt danach keine Anweisungen mehr. Die Kartons stehen gut im Fach unter den Minis.',
    materials: 'ABS, Neodym-Magnete',
  },
  'clippy-paperclip-holder': {
    title: 'Clippy-Büroklammerhalter',
    text: 'Ein Clippy aus Stahl mit magnetischem Kopf, der zweihundert Büroklammern als Frisur trägt. Füße aus Silikon, kein Klappern, und hundert Klammern liegen bei. Schreibwarenläden stellen ihn zu den Heftgeräten und verkaufen ihn als Geschenk.',
    materials: 'Pulverbeschichteter Stahl, Magnet, Füße aus Silikon',
  },
  'minesweeper-desk-calendar': {
    title: 'Ewiger Minesweeper-Kalender',
    text: 'Ein Raster aus Buche mit 49 Blechplättchen, jeden Tag wird eines umgedreht; irgendwo in jedem Monat liegt eine Mine. Das Fähnchen markiert heute. Er geht nie zu Ende, was Einkäufer beunruhigt und Kunden freut.',
    materials: 'Rahmen aus Buche, lackierte Blechplättchen',
  },
}
