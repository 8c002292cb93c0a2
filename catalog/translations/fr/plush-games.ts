import type { Copy } from '../types.ts'

export const gamePlush: Record<string, Copy> = {
  'minecraft-creeper-plush': {
    title: 'Peluche Creeper Minecraft',
    text: 'Des plaques de mousse dans les coutures gardent les angles droits : après un mois dans un lit d’enfant, on reconnaît encore les blocs. Le vert est imprimé pixel par pixel, et la grille se raccorde à chaque couture. Il tient en rayon sur ses quatre pieds et s’empile à deux.',
    materials: 'Velboa polyester imprimé, plaques de mousse, garnissage polyester',
  },
  'minecraft-bee-plush': {
    title: 'Peluche Abeille Minecraft',
    text: 'Une abeille carrée aux ailes de satin et aux antennes de feutrine, assez lourde pour rester en place, assez légère pour être lancée. Pressez le flanc gauche : le couineur lâche un bref bourdonnement. Les magasins la posent à hauteur d’enfant et en laissent une hors de son sachet.',
    materials: 'Velboa polyester imprimé, ailes en satin, garnissage polyester',
  },
  'minecraft-axolotl-plush': {
    title: 'Peluche Axolotl Minecraft',
    text: 'Cinq couleurs, comme dans le jeu, des branchies en feutrine découpées en escalier et une queue assez longue pour qu’on s’y tienne. Le bleu, plus rare, arrive à raison d’un par carton panaché, sauf si vous le commandez seul. Les enfants les alignent par couleur, puis réclament celui qui leur manque.',
    materials: 'Velboa polyester, branchies en feutrine, garnissage polyester',
  },
  'minecraft-enderman-plush': {
    title: 'Peluche Enderman Minecraft',
    text: 'De longs bras, des jambes plus longues encore et un bloc d’herbe que des boutons-pression cachés tiennent entre ses mains. Les yeux violets, brodés serré au passé plat, accrochent la lumière d’une allée à l’autre. Asseyez-le au bord d’une étagère, les jambes dans le vide.',
    materials: 'Velboa polyester, yeux brodés, garnissage polyester',
  },
  'minecraft-mob-minis': {
    title: 'Mini-créatures Minecraft en peluche',
    text: 'Des têtes cubiques de 9 cm de côté, une créature par cube. Elles s’empilent comme les blocs qu’elles sont, et une pile de trente fait une vitrine sans aucun support. Chacune porte son propre code-barres : les cartons panachés se scannent sans erreur.',
    materials: 'Velboa polyester imprimé, garnissage polyester',
  },
  'xbox-controller-plush': {
    title: 'Peluche Manette Xbox',
    text: 'Une manette qui couvre les deux genoux, avec des sticks qui s’enfoncent et ressortent. Les boutons, brodés en relief, passent en machine à 30 degrés. Les couleurs sont celles des vraies manettes : présentez-les côte à côte.',
    materials: 'Velours microfibre, boutons brodés, garnissage polyester',
  },
  'xbox-console-plush': {
    title: 'Peluche Console Xbox',
    text: 'Trois générations en tissu, aux deux tiers environ de la taille réelle. La première garde son grand X nervuré, en passepoil ; la blanche, son haut-parleur rond ; la haute noire, un anneau vert que l’on ne découvre qu’en se penchant. Des flancs en mousse tiennent les arêtes bien nettes.',
    materials: 'Velours microfibre, plaques de mousse, garnissage polyester',
  },
  'halo-master-chief-plush': {
    title: 'Peluche Master Chief Halo',
    text: 'Des plaques d’armure matelassées sur un corps souple, et une visière en lamé or où se reflètent les lumières du magasin. Les bras sont articulés par des cordons : il salue, et tient le salut. Les parents qui ont joué au premier épisode l’achètent pour des enfants qui ne l’ont pas connu.',
    materials: 'Sergé polyester, visière en tissu métallisé, garnissage polyester',
  },
  'halo-grunt-plush': {
    title: 'Peluche Grognard Halo',
    text: 'Ventre rond, masque respiratoire et, dans le dos, un réservoir de méthane en tissu contrasté. Pressez le réservoir : il couine, et des confettis bruissent à l’intérieur. L’orange est le grade que tout le monde connaît ; le rouge, à côté, a l’air plus important.',
    materials: 'Velboa polyester, masque et pointes en feutrine, garnissage polyester',
  },
  'age-of-empires-monk-plush': {
    title: 'Peluche Moine Wololo Age of Empires',
    text: 'Pressez le ventre, et il psalmodie le seul mot que tout le monde attend. Le module loge dans une poche zippée à rabat cousu et tient environ trois mille pressions. Robe en bleu joueur ou en rouge joueur, pour que deux d’entre eux puissent se disputer en vitrine.',
    materials: 'Velboa polyester, bâton en feutrine, module sonore scellé à piles LR44, garnissage polyester',
  },
  'age-of-empires-villager-plush': {
    title: 'Peluche Villageois Age of Empires',
    text: 'Ceux sans qui aucun empire ne tiendrait, en sergé aspect lin, un outil cousu au creux de la main. Le bûcheron a sa hache, le fermier sa houe, le mineur sa pioche, le tout en feutrine souple. Placez-en cinq autour d’une corbeille de fruits et guettez le premier commentaire.',
    materials: 'Velboa polyester, outils en feutrine, garnissage polyester',
  },
  'banjo-kazooie-plush': {
    title: 'Peluche Banjo-Kazooie',
    text: 'Un ours en short jaune, un sac à dos en toile bleue dont le rabat s’ouvre, un oiseau rouge qui passe la tête. Au choix, l’ours avec son sac ou l’oiseau seul, et l’oiseau entre dans le sac. Le collier à dent est brodé à plat : rien ne peut s’y accrocher.',
    materials: 'Peluche polyester à poil de 4 mm, sac à dos en toile, bec en feutrine, garnissage polyester',
  },
  'ori-spirit-plush': {
    title: 'Peluche Ori, l’esprit de la forêt',
    text: 'Du minky crème et, le long des oreilles, un fil phosphorescent qui luit d’un bleu pâle une demi-heure après l’extinction des feux. La queue est armée d’un fil assez lâche pour s’enrouler autour d’un montant de lit. Un jouet tranquille, pour l’étagère du haut.',
    materials: 'Minky polyester à fil phosphorescent, garnissage polyester',
  },
  'psychonauts-raz-plush': {
    title: 'Peluche Raz de Psychonauts',
    text: 'Raz et ses lunettes d’aviateur, qu’un élastique fait descendre sur les yeux. Le blouson est en suédine à col de velours côtelé, et le col roulé rayé fait vraiment tout le tour. Petite série, deux fois par an, surtout pour les magasins qui la demandent.',
    materials: 'Velboa polyester, blouson en suédine, lunettes en feutrine, garnissage polyester',
  },
  'sea-of-thieves-kraken-plush': {
    title: 'Peluche Kraken Sea of Thieves',
    text: 'Huit bras garnis de ventouses en feutrine, longs de 40 cm, de quoi enlacer un ami. Le minky bicolore change de ton quand on le caresse à rebrousse-poil. Laissez-en pendre un du bord de l’étagère du haut, et la vitrine est faite.',
    materials: 'Minky polyester bicolore, ventouses en feutrine, garnissage polyester',
  },
  'sea-of-thieves-parrot-plush': {
    title: 'Peluche Perroquet Sea of Thieves',
    text: 'Un perroquet d’épaule, retenu par un élastique doux sous l’aile : il suit partout et laisse les deux mains libres. Les plumes de la queue sont en feutrine découpée, sur trois épaisseurs. L’équipe finit par le porter, ce qui vend mieux que le rayon.',
    materials: 'Peluche polyester, bec et plumes en feutrine, lien élastique, garnissage polyester',
  },
}
