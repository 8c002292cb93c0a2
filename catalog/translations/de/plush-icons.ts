import type { Copy } from '../types.ts'

export const iconPlush: Record<string, Copy> = {
  'save-icon-floppy-plush': {
    title: 'Speichersymbol-Diskette aus Plüsch',
    text: 'Eine 3,5-Zoll-Diskette in sechsfacher Größe, mit einem Schieber aus Satin, der auf einem verdeckten Band gleitet. Das Etikett ist schlichte Baumwolle, und ein Wäschestift schreibt darauf; in Büros dient sie deshalb als Abschiedskarte. Vier Farben, wie sie einst im Zehnerpack lagen.',
    materials: 'Polyester-Velboa, Schieber aus Satin, Polyesterfüllung',
  },
  'minesweeper-mine-plush': {
    title: 'Minesweeper-Mine aus Plüsch',
    text: 'Eine schwarze Kugel mit acht stumpfen Stacheln und einem weißen Glanzlicht, genau dort, wo das Symbol es hatte. Sie rollt schlecht, das ist der halbe Spaß, und die Stacheln sind weich genug für einen geworfenen Gutenachtgruß. Legen Sie sie neben das Fähnchen.',
    materials: 'Kurzfloriges Polyester, gefüllte Filzstacheln, Polyesterfüllung',
  },
  'minesweeper-smiley-plush': {
    title: 'Minesweeper-Smiley aus Plüsch',
    text: 'Das Gesicht über dem Spielfeld in seinen drei Launen. Hinten flach, 18 cm im Durchmesser, mit einer Bandschlaufe für den Haken. Lehrkräfte kaufen alle drei und hängen auf, was zur Stunde passt.',
    materials: 'Polyester-Velboa, Gesicht im Plattstich, Polyesterfüllung',
  },
  'solitaire-card-plush': {
    title: 'Solitär-Karte aus Plüsch',
    text: 'Spielkarten zum Knuddeln, 24 cm hoch, mit Paspelrand und Farbzeichen aus Filz, aufgenäht und nicht gedruckt. Kleine Hände und Füße verstecken sich dahinter, so steht die Karte von allein. Ein Fächer aus dreien füllt jede Lücke im Schaufenster.',
    materials: 'Baumwollsatin, Polyesterwatte, Farbzeichen aus Filz',
  },
  'azure-cloud-plush': {
    title: 'Azure-Wolke aus Plüsch',
    text: 'Oben weißer Sherpa, unten azurblauer Velours, dazwischen schlafende Augen. Die Füllung aus silikonisierter Faser richtet sich nach der Reise im Karton von selbst wieder auf. Rechenzentren bestellen den Riesen, Kitas nehmen den Mini.',
    materials: 'Polyester-Sherpa, gesticktes Gesicht, Füllung aus recyceltem Polyester',
  },
  'bliss-hill-plush': {
    title: 'Bliss-Hügel aus Plüsch',
    text: 'Ein grüner Hügel mit 12 mm Grasflor, über dem eine Wolke auf einer Feder schwebt. Stupst man die Wolke an, nickt sie gut zehn Sekunden lang. In der ersten Woche wird er fotografiert wie sonst nichts im Laden, danach gekauft.',
    materials: 'Polyesterplüsch mit langem Flor, Wolke aus Sherpa, Polyesterfüllung',
  },
  'paint-brush-plush': {
    title: 'Paint-Pinsel aus Plüsch',
    text: 'Ein Pinsel, so lang wie ein Unterarm, mit Borsten aus echten Fransen, getaucht in eine einzige Farbe aus Filz. Die Zwinge ist aus Silberlamé mit zwei Steppreihen. Läden für Künstlerbedarf hängen ihn an der Öse dorthin, wo die echten Pinsel hängen.',
    materials: 'Polyester-Velboa, Zwinge aus metallischem Stoff, Borsten aus Fransengarn, Polyesterfüllung',
  },
  'recycle-bin-plush': {
    title: 'Papierkorb aus Plüsch',
    text: 'Ein weicher Papierkorb, der funktioniert: In die gefütterte Öffnung passen Stifte, ein Telefon oder die Papierkugeln aus Filz, die dem vollen beiliegen. Die Pfeile sind im Zickzackstich appliziert. Bestellen Sie beide Zustände zusammen; nur den leeren will niemand.',
    materials: 'Außenseite aus Ripstop, Polyester-Velboa, Polyesterfüllung',
  },
  'pointer-plush': {
    title: 'Mauszeiger aus Plüsch',
    text: 'Der Pfeil, die Hand und die Sanduhr, alle mit schwarzer Paspel, die den Umriss scharf hält. Eine Tasche im Rücken nimmt einen Rundstab auf und macht aus jedem einen Zeigestock fürs Klassenzimmer. In der Sanduhr steckt eine Handvoll Granulat, das tatsächlich rieselt.',
    materials: 'Polyester-Velboa mit Paspelkante, Polyesterfüllung',
  },
  'fluent-emoji-plush': {
    title: 'Fluent-Emoji aus Plüsch',
    text: 'Ganze Kugeln, keine Scheiben: So schauen sie die Kundschaft an, auch wenn in der Schütte gewühlt wird. Die Gesichtszüge sind gepolsterte Applikationen mit Satinkante. Eine Schütte mit sechzig Stück ist nach einer Ferienwoche leer.',
    materials: 'Polyester-Velboa, Gesicht im Plattstich, Polyesterfüllung',
  },
  'fluent-animals-plush': {
    title: 'Fluent-Tiere aus Plüsch',
    text: 'Runde Tierköpfe aus der Fluent-Reihe, in weichem Minky und mit stehenden Filzohren. Sie messen 15 cm und lassen sich zur Pyramide stapeln, ohne zu rutschen. Der Fuchs verkauft sich doppelt so gut wie die anderen, also halten wir mehr davon bereit.',
    materials: 'Polyester-Minky, Ohren aus Filz, Polyesterfüllung',
  },
  'office-letter-cushion': {
    title: 'Office-Buchstabenkissen',
    text: 'Quadratische Kissen, der Buchstabe erhaben appliziert, der Reißverschluss an der Unterkante verdeckt. Der Köper ist durchgefärbt, darum werden die Kanten nicht blass. Coworking-Büros bestellen die ganze Reihe und setzen sie so hin, wie sie die Programme öffnen.',
    materials: 'Bezug aus Baumwollköper, applizierter Buchstabe, Füllung aus recyceltem Polyester',
  },
  'windows-95-boot-pillow': {
    title: 'Windows-95-Startkissen',
    text: 'Der Himmel, unter dem man wartete, gedruckt auf angeraute Baumwolle, am unteren Saum der blaue Balken. Darin steckt ein Satinband, das man von links nach rechts ziehen kann, bis der Kaffee fertig ist. Bezug waschbar, Reißverschluss verdeckt.',
    materials: 'Angeraute Baumwolle, Digitaldruck, Füllung aus recyceltem Polyester',
  },
  'blue-screen-cushion': {
    title: 'Bluescreen-Kissen',
    text: 'Ein trauriges Gesicht in weißem Kettenstich auf dem einzigen Blau, das dazu passt. Die Rückseite hat fünf Zeilen Striche, die sich vom Sofa aus wie eine Fehlermeldung lesen. Den ersten Lacher gibt es im Laden, den zweiten zu Hause.',
    materials: 'Baumwollcanvas, Stickerei im Kettenstich, Füllung aus recyceltem Polyester',
  },
  'folder-cushion': {
    title: 'Kissen „Neuer Ordner“',
    text: 'Ein gepolsterter Ordner mit echtem Reiter und einer Tasche, in der ein Tablet verschwindet. Die Klappe vorn schließt mit zwei Druckknöpfen, das Futter ist blass kariert. Bibliotheksläden verwenden es als Lesekissen und Rückgabetasche in einem.',
    materials: 'Baumwollköper, Futter aus Polyester, Füllung aus recyceltem Polyester',
  },
  'xbox-button-cushion': {
    title: 'Xbox-Tastenkissen',
    text: 'Rund, 38 cm im Durchmesser, gewölbt wie die Taste und schwarz paspeliert. Der Buchstabe ist aus Samt geschnitten und im Plattstich eingefasst. Vier davon auf einer Bank, und die Spielecke braucht kein Schild.',
    materials: 'Samtiges Polyester, Paspelkante, Füllung aus recyceltem Polyester',
  },
}
