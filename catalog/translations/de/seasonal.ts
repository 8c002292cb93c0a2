import type { Copy } from '../types.ts'

export const seasonal: Record<string, Copy> = {
  'clippy-tree-ornament': {
    title: 'Clippy-Baumschmuck',
    text: 'In einer geschnittenen Form geblasen und von innen versilbert, damit der Draht glänzt wie Draht. Auch die Weihnachtsmannmütze ist aus Glas, am Rand mit zermahlenem Kristall bereift. Jeder liegt im Papiernest einer Schachtel mit Deckel.',
    materials: 'Mundgeblasenes Glas, innen versilbert, Satinband',
  },
  'minesweeper-bauble-set': {
    title: 'Minesweeper-Christbaumkugeln',
    text: 'Sechs Glaskugeln: fünf mit Zahlen in den richtigen Farben und eine Mine in glänzendem Schwarz mit kurzen Stacheln. In der Schale steht unter jedem Platz eine Zahl, damit im Januar alle der Reihe nach zurückfinden. Für größere Bäume verkaufen sie sich paarweise.',
    materials: 'Glas, Lack, Kappen aus Blech',
  },
  'minecraft-block-ornament': {
    title: 'Minecraft-Block als Baumschmuck',
    text: 'Sechs Zentimeter große Würfel, die an einer Ecke hängen und nicht zerbrechen, wenn die Katze sie findet. Der Schnee obenauf ist beflockt und fühlt sich an wie Filz. Die Schachteln haben Fenster auf zwei Seiten und stapeln sich bündig.',
    materials: 'Bruchfestes PP, Satinband',
  },
  'mona-felt-ornament': {
    title: 'Mona-Baumschmuck aus Filz',
    text: 'Wolle, von Hand um einen Kern gefilzt, der Schal danach auf kleinen Nadeln gestrickt. Kein Ohr gleicht dem anderen. Leicht genug für die dünnen Zweige ganz oben.',
    materials: 'Handgefilzte Wolle, Schlaufe aus Baumwolle',
  },
  'ugly-sweater-clippy-plush': {
    title: 'Clippy im Weihnachtspullover aus Plüsch',
    text: 'Clippy in einem gestrickten Schlauch ohne Ärmel, denn Arme hat er nicht. Das Muster ist das des echten Pullovers aus diesem Jahr, auf ein Achtel verkleinert. Bestellen Sie bis August; danach sind die Strickerinnen ausgebucht.',
    materials: 'Polyester-Velboa, Pullover aus Polyacrylstrick, Polyesterfüllung',
  },
  'ugly-sweater-mona-plush': {
    title: 'Mona im Weihnachtspullover aus Plüsch',
    text: 'Eine Mona im Rollkragenpullover mit Fair-Isle-Muster, am Saum gerippt, damit er über den Tentakeln bleibt. Mit etwas Geduld geht der Pullover über die Ohren. Das Etikett kommt bei uns nach hinten, damit das Muster nach vorn schaut.',
    materials: 'Polyester-Velboa, Pullover aus Polyacrylstrick, Polyesterfüllung',
  },
  'holiday-rover-plush': {
    title: 'Weihnachts-Rover aus Plüsch',
    text: 'Rover mit einem langen Ringelschal und einem Geweih, dem er nicht zugestimmt hat. Das Geweih sitzt an einem Gummiband unterm Kinn und kommt am 26. wieder ab. Bis in den Januar hinein verkauft er sich dann als ganz normaler Hund.',
    materials: 'Polyesterplüsch, Geweih aus Filz, Strickschal, Polyesterfüllung',
  },
  'pumpkin-creeper-plush': {
    title: 'Kürbis-Creeper aus Plüsch',
    text: 'Der Creeper trägt einen geschnitzten Kürbis, den man ihm vom Kopf nehmen kann. Kürbis und Creeper sind zwei Spielsachen für ein Kind und ein Strichcode für Sie. Versand ab Ende Juli.',
    materials: 'Bedruckter Polyester-Velboa, Schaumstoffplatten, Polyesterfüllung',
  },
  'witch-ninja-cat-plush': {
    title: 'Ninja Cat als Hexe aus Plüsch',
    text: 'Dieselbe unbeeindruckte Katze unter einem breiten Filzhut, im violetten Umhang mit orangefarbenem Futter. In der Krempe steckt ein Draht, damit sie auf Wunsch über ein Auge fällt. Stellen Sie sie am ersten Oktober ins Schaufenster, und bestellen Sie nach dem zwanzigsten nicht mehr nach.',
    materials: 'Polyesterplüsch, Hut aus Filz, Umhang aus Satin, Polyesterfüllung',
  },
  'desktop-advent-calendar': {
    title: 'Desktop-Adventskalender',
    text: 'Vierundzwanzig Türchen, die ausnahmsweise wirklich Fenster sind, mit Titelleiste und einem Kreuz zum Drücken. Dahinter liegen Symbole aus Filz, zwei Emaille-Anstecker und eine Büroklammer, die nur eine Büroklammer ist. Leer faltet sich der Kalender zum Diorama.',
    materials: 'Bedruckter Karton, 24 Minis aus Vinyl und Filz',
  },
  'minecraft-advent-calendar': {
    title: 'Minecraft-Adventskalender',
    text: 'Jeden Tag einen Block tiefer: erst Erde, dann Stein, dann Erz und am 24. etwas, das leuchtet. Die Figuren passen zum Baukasten mit den Magnetblöcken. Die Zahlen stehen durcheinander, wie Bergleute es gewohnt sind.',
    materials: 'Bedruckter Karton, 24 Figuren und Blöcke aus PVC',
  },
  'xbox-holiday-stocking': {
    title: 'Xbox-Weihnachtsstrumpf',
    text: 'Ein Jacquardstrumpf mit den vier Tasten das Bein hinab und einem gerippten Bund. Er ist 48 cm lang, gefüttert und nimmt ein Spiel samt Hülle auf, ohne auszubeulen. Die Schlaufe ist mit Riegelnähten auf volle Ladung eingerichtet.',
    materials: 'Polyacrylstrick, Futter aus Baumwolle',
  },
}
