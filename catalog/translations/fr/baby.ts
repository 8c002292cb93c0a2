import type { Copy } from '../types.ts'

export const babyAndToddler: Record<string, Copy> = {
  'clippy-ring-rattle': {
    title: 'Hochet anneau Clippy',
    text: 'Un trombone tout doux sur un anneau de hêtre lisse, avec un grelot discret comme du riz dans un bocal. Yeux et sourcils sont brodés à plat, rien ne peut se détacher. À la taille d’un poing de trois mois et d’une sangle de poussette.',
    materials: 'Jersey de coton biologique, anneau en hêtre, garnissage polyester recyclé',
  },
  'azure-cloud-rattle': {
    title: 'Hochet Nuage Azure',
    text: 'Un nuage en éponge de coton et trois gouttes de pluie nouées, plus faciles à tenir que le nuage. Le grelot est cousu dans une pochette en coton. Lavage en machine à 40 degrés, séchage à plat en une nuit.',
    materials: 'Éponge de coton biologique, garnissage polyester recyclé',
  },
  'msn-butterfly-teether': {
    title: 'Jouet de dentition Papillon MSN',
    text: 'Une seule pièce de silicone alimentaire et un relief différent par aile : pois, vagues, barres, et lisse. Le corps sert de poignée, assez mince pour une main de quatre mois. Va au réfrigérateur, pas au congélateur.',
    materials: 'Silicone alimentaire',
  },
  'mona-comforter': {
    title: 'Doudou Mona',
    text: 'Une petite tête de Mona sur un carré de double mousseline, avec ses cinq tentacules : les coins noués, plus un devant. La mousseline s’adoucit à chaque lavage et garde bien les odeurs, ce qui est tout l’intérêt. Les parents en achètent un second quand ils ont compris.',
    materials: 'Mousseline de coton biologique, tête en jersey, garnissage polyester recyclé',
  },
  'rover-comforter': {
    title: 'Doudou Rover',
    text: 'La tête et deux pattes de Rover sur un carré de velours, avec un bord de satin à frotter. Une oreille est en satin, elle aussi. L’étiquette a de la place pour un prénom, car ce sont ces doudous-là que l’on oublie dans le train.',
    materials: 'Velours de coton, bordure en satin, garnissage polyester recyclé',
  },
  'bliss-hill-stacker': {
    title: 'Colline Bliss à empiler',
    text: 'Cinq arches de tilleul s’empilent pour faire la colline, du vert sombre au vert ensoleillé, avec un nuage qui tient au sommet, ou pas. La peinture est à l’eau, assez fine pour laisser voir le veinage. En rayon, elle passe pour un objet de décoration et s’achète comme tel.',
    materials: 'Bois de tilleul, peinture à l’eau',
  },
  'minecraft-soft-blocks': {
    title: 'Blocs tout doux Minecraft',
    text: 'Des cubes de mousse en coton imprimé : herbe, pierre, bois, eau, sable, et un qui bruisse. Chacun mesure 9 cm et peut tomber sur un pied sans susciter de commentaire. Les housses s’ouvrent d’un zip pour le lavage.',
    materials: 'Coton imprimé, âme en mousse',
  },
  'minecraft-bee-pull-along': {
    title: 'Abeille Minecraft à tirer',
    text: 'Un bloc de hêtre peint en abeille, avec des essieux excentrés qui la font dodeliner quand elle suit. Un fil parti de la roue arrière lui fait battre des ailes. Les roues cerclées de caoutchouc la rendent discrète sur le parquet, et les parents le notent dans leurs avis.',
    materials: 'Hêtre, roues cerclées de caoutchouc, cordelette en coton',
  },
  'bit-and-bot-lullaby-plush': {
    title: 'Peluche musicale Bit et Bot',
    text: 'Tirez le cordon sous le pied, et un mouvement mécanique joue huit mesures, chaque fois plus lentement. Ni pile ni interrupteur, et la boîte à musique se retire pour le lavage. Bit a la mélodie qui monte, Bot celle qui descend.',
    materials: 'Jersey de coton biologique, boîte à musique à cordon, garnissage polyester recyclé',
  },
  'sea-of-thieves-bath-boats': {
    title: 'Bateaux de bain Sea of Thieves',
    text: 'Des bateaux en caoutchouc moulés d’une seule pièce, sans trou : pas d’eau noire cachée à l’intérieur. La quille est lestée, et ils se redressent tout seuls. Trois coques flottent à la file derrière la chaînette de la bonde.',
    materials: 'Caoutchouc naturel, sans trou de sifflet',
  },
}
