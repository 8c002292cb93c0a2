import type { Copy } from '../types.ts'

export const companions: Record<string, Copy> = {
  'clippy-classic-plush': {
    title: 'Clippy-Klassiker aus Plüsch',
    text: 'Silberner Velboa über biegsamem Kern: Die Drahtschlaufen bleiben, wie man sie biegt. Clippy, in deutschen Büros einst Karl Klammer, ist auf ein liniertes Filzblatt genäht und sitzt ohne Ständer auf der Bildschirmkante. Die Augenbrauen sind einzelne Filzstücke, von Hand angeheftet; darum schauen keine zwei Clippys gleich hilfsbereit.',
    materials: 'Polyester-Velboa, Füllung aus recyceltem Polyester, biegsamer PP-Kern',
  },
  'paperclip-pal-pocket-plush': {
    title: 'Taschenfreund Büroklammer aus Plüsch',
    text: 'Eine Büroklammer für die Kassenzone, 10 cm hoch und mit feinem Granulat gefüllt, damit sie neben dem Kartenleser von selbst steht. Drei Metallfarben in Satin-Minky, im Karton nach Wunsch gemischt. Für unter zehn Euro ist sie das Stück, das Kunden noch dazulegen, wenn sie schon bezahlt haben.',
    materials: 'Polyester-Minky, Polyesterfüllung',
  },
  'ninja-cat-plush': {
    title: 'Ninja Cat aus Plüsch',
    text: 'Schwarze Katze, rotes Stirnband, keine Geduld. Das Stirnband lässt sich auf- und zubinden, und Kinder tun beides, bis es ausfranst; darum ist die Baumwollkante mit Overlock versäubert. Der beschwerte Sitz hält die Katze auch auf dem Glasregal aufrecht.',
    materials: 'Polyesterplüsch mit 5 mm Flor, Stirnband aus Baumwolle, Polyesterfüllung',
  },
  'ninja-cat-rider-plush': {
    title: 'Ninja Cat mit Reittier aus Plüsch',
    text: 'Der Laptop-Sticker zum Knuddeln: Katze im Sattel, Umhang im Wind. Klett verbindet Reiterin und Reittier, so kann die Katze umsatteln, wenn jemand alle drei besitzt. Kommt im Karton mit Sichtfenster, denn im Beutel knittert der Umhang.',
    materials: 'Polyesterplüsch, Filz, Stickgarn, Polyesterfüllung',
  },
  'bit-and-bot-plush': {
    title: 'Bit und Bot aus Plüsch',
    text: 'Bit ist der kleine Runde, Bot der Eckige mit der Antenne, und ein Druckknopf in jedem Fäustling sorgt dafür, dass sie Händchen halten. Schulen kaufen das Paar für die Programmierecke. Die Bildschirme sind auf Satin gedruckt und lassen sich abwischen.',
    materials: 'Kurzfloriger Polyesterplüsch, Filz, Polyesterfüllung',
  },
  'rover-search-dog-plush': {
    title: 'Suchhund Rover aus Plüsch',
    text: 'Rover sitzt, Zunge raus, unter einer Pfote eine angenähte Lupe aus Filz. Am Rücken ist der Flor gegen den Strich gebürstet, als hätte ihn gerade jemand gestreichelt. Wer noch weiß, wie lange eine Dateisuche dauern konnte, lacht, bevor er das Preisschild sieht.',
    materials: 'Polyesterplüsch mit 6 mm Flor, Lupe aus Filz, Polyesterfüllung',
  },
  'merlin-assistant-plush': {
    title: 'Assistent Merlin aus Plüsch',
    text: 'Ein Schreibtischzauberer mit langem Bart, den man kämmen kann, und die meisten tun es. Die Robe ist aus Satin mit Sternen in gelbem Kettenstich, und die Hutkrempe hält dank Draht jede Biegung. Er steht auf einem flachen Granulatkissen neben der Tastatur.',
    materials: 'Polyester-Velboa, Bart aus Langhaarplüsch, Robe aus Satin, Polyesterfüllung',
  },
  'msn-butterfly-plush': {
    title: 'MSN-Schmetterling aus Plüsch',
    text: 'Vier Flügel in vier Farben und ein weicher Körper, der bei späten Chats als Handballenauflage dient. In den Flügelspitzen knistert eine Lage Folie. Hängen Sie ihn an der Rückenschlaufe auf, und das ganze Regalfeld dreht sich, sobald jemand vorbeigeht.',
    materials: 'Polyester-Minky, Knisterfolie in den Flügelspitzen, Polyesterfüllung',
  },
  'mona-octocat-plush': {
    title: 'Mona, die Octocat, aus Plüsch',
    text: 'Katzenohren, fünf Tentakel und ein Gesicht aus neuntausend Stichen, ganz ohne Plastikteile zum Abreißen. Die Tentakel sind fest gestopft und nach außen gespreizt, so steht Mona auf jeder ebenen Fläche. Buchhandlungen in Uninähe bestellen sie jeden September kartonweise nach.',
    materials: 'Polyester-Velboa, gesticktes Gesicht, Füllung aus recyceltem Polyester',
  },
  'mona-dress-up-plush': {
    title: 'Mona zum Umziehen aus Plüsch',
    text: 'Eine 20 cm große Mona in einem Kostüm, das am Rücken mit einem einzigen Klettstreifen aufgeht. Vier Berufe stehen zur Wahl, und jedes Etikett zeigt die drei anderen; das Verkaufen übernimmt es gleich mit. Mit etwas gutem Willen passen die Kostüme auch der Mona Klassik 25 cm.',
    materials: 'Polyester-Velboa, Kostüm aus Baumwollköper, Klettverschluss, Polyesterfüllung',
  },
  'copilot-companion-plush': {
    title: 'Copilot-Begleiter aus Plüsch',
    text: 'Eine kleine, rundliche Figur aus Mikrofleece, das in alle Richtungen nachgibt, gefüllt mit Mikroperlen, die sich nach dem Drücken langsam wieder setzen. Das Gesicht besteht aus zwei gestickten Augen und sonst nichts; so wirkt es aus jedem Winkel gelassen. Steht gut im Regal zwischen Antistress und Geschenken.',
    materials: 'Mikrofleece mit Elasthan, Füllung aus Mikroperlen',
  },
  'office-assistant-minis': {
    title: 'Office-Assistenten als Plüsch-Minis',
    text: 'Der Rest der Belegschaft von 1997 auf 11 cm: die Katze, der Hund, der Roboter und der rote Punkt. Jeder Mini hat einen beschwerten Boden und auf dem eingenähten Etikett eine Nummer von eins bis vier. Ein Thekendisplay für zwölf Stück liegt dem ersten Karton kostenlos bei.',
    materials: 'Polyester-Minky, Polyesterfüllung, PE-Granulat',
  },
}
