import type { Copy } from '../types.ts'

export const iconPlush: Record<string, Copy> = {
  'save-icon-floppy-plush': {
    title: 'Peluche Disquette Enregistrer',
    text: 'Une disquette de 3,5 pouces à six fois sa taille, avec un volet en satin qui coulisse sur un ruban caché. L’étiquette est en simple coton, et un feutre à linge écrit dessus : les bureaux l’offrent en guise de carte de départ. Quatre couleurs, comme dans les boîtes de dix.',
    materials: 'Velboa polyester, volet en satin, garnissage polyester',
  },
  'minesweeper-mine-plush': {
    title: 'Peluche Mine du Démineur',
    text: 'Une boule noire à huit piquants émoussés et un seul reflet blanc, exactement là où l’icône l’avait. Elle roule mal, c’est la moitié du plaisir, et ses piquants sont assez doux pour un bonsoir lancé à travers la chambre. À poser à côté du drapeau.',
    materials: 'Polyester à poil court, piquants en feutrine rembourrés, garnissage polyester',
  },
  'minesweeper-smiley-plush': {
    title: 'Peluche Smiley du Démineur',
    text: 'Le visage en haut de la grille, dans ses trois humeurs. Dos plat, 18 cm de diamètre, une boucle de ruban pour la patère. Les enseignants achètent les trois et accrochent celui qui convient au cours.',
    materials: 'Velboa polyester, visage au passé plat, garnissage polyester',
  },
  'solitaire-card-plush': {
    title: 'Peluche Carte Solitaire',
    text: 'Des cartes à jouer à câliner, hautes de 24 cm, aux bords passepoilés et aux enseignes en feutrine, cousues et non imprimées. De petites mains et de petits pieds se cachent derrière : la carte tient debout seule. Un éventail de trois comble tout vide en vitrine.',
    materials: 'Satin de coton, ouate polyester, enseignes en feutrine',
  },
  'azure-cloud-plush': {
    title: 'Peluche Nuage Azure',
    text: 'Du sherpa blanc dessus, du velours azur dessous, des yeux endormis entre les deux. Le garnissage en fibre siliconée reprend sa forme après le voyage en carton. Les équipes de centres de données commandent la géante ; les crèches prennent la mini.',
    materials: 'Sherpa polyester, visage brodé, garnissage polyester recyclé',
  },
  'bliss-hill-plush': {
    title: 'Peluche Colline Bliss',
    text: 'Une colline verte au gazon de 12 mm et, au-dessus, un nuage qui flotte sur un ressort. Poussez le nuage : il hoche la tête dix bonnes secondes. La première semaine, au magasin, on ne photographie qu’elle ; ensuite, elle se vend.',
    materials: 'Peluche polyester à poil long, nuage en sherpa, garnissage polyester',
  },
  'paint-brush-plush': {
    title: 'Peluche Pinceau Paint',
    text: 'Un pinceau long comme l’avant-bras, aux poils de vraie frange, trempé dans une seule couleur de peinture en feutrine. La virole est en lamé argent à deux rangs de surpiqûres. Les magasins de beaux-arts l’accrochent par l’œillet, là où pendent les vrais pinceaux.',
    materials: 'Velboa polyester, virole en tissu métallisé, poils en fil à franges, garnissage polyester',
  },
  'recycle-bin-plush': {
    title: 'Peluche Corbeille',
    text: 'Une corbeille molle qui fonctionne : son ouverture doublée accueille stylos, téléphone ou boules de papier en feutrine, fournies avec la pleine. Les flèches sont appliquées au point zigzag. Commandez les deux états ensemble ; personne ne veut seulement de la vide.',
    materials: 'Enveloppe en ripstop, velboa polyester, garnissage polyester',
  },
  'pointer-plush': {
    title: 'Peluche Pointeur',
    text: 'La flèche, la main et le sablier, chacun bordé d’un passepoil noir qui garde le contour net. Une poche au dos reçoit une baguette et fait de n’importe lequel un pointeur de salle de classe. Le sablier contient une poignée de billes qui s’écoulent pour de bon.',
    materials: 'Velboa polyester à bord passepoilé, garnissage polyester',
  },
  'fluent-emoji-plush': {
    title: 'Peluche Émoji Fluent',
    text: 'De vraies sphères, pas des disques : on a beau remuer le bac, elles regardent le client en face. Les traits sont des appliqués rembourrés, bordés au point de bourdon. Un bac de soixante se vide en une semaine de vacances scolaires.',
    materials: 'Velboa polyester, visage au passé plat, garnissage polyester',
  },
  'fluent-animals-plush': {
    title: 'Peluches Animaux Fluent',
    text: 'Des têtes d’animaux bien rondes, tirées de la série Fluent, en minky doux avec des oreilles de feutrine dressées. Elles mesurent 15 cm et s’empilent en pyramide sans glisser. Le renard se vend deux fois mieux que les autres, nous en stockons donc davantage.',
    materials: 'Minky polyester, oreilles en feutrine, garnissage polyester',
  },
  'office-letter-cushion': {
    title: 'Coussin Lettre Office',
    text: 'Des coussins carrés, une lettre appliquée en relief et une fermeture à glissière cachée à la base. Le sergé est teint à cœur, les bords ne pâlissent pas. Les espaces de coworking commandent la rangée entière et l’installent dans l’ordre où ils ouvrent les logiciels.',
    materials: 'Housse en sergé de coton, lettre appliquée, garnissage polyester recyclé',
  },
  'windows-95-boot-pillow': {
    title: 'Coussin Démarrage de Windows 95',
    text: 'Le ciel sous lequel on attendait, imprimé sur coton gratté, avec la barre bleue le long de l’ourlet du bas. Glissé dans la barre, un ruban de satin se tire de gauche à droite, le temps que le café passe. Housse lavable, fermeture cachée.',
    materials: 'Coton gratté, impression numérique, garnissage polyester recyclé',
  },
  'blue-screen-cushion': {
    title: 'Coussin Écran bleu',
    text: 'Un visage triste au point de chaînette blanc, sur le seul bleu qui lui aille. Au dos, cinq lignes de tirets que l’on prend, depuis le canapé, pour un message d’erreur. Il fait rire une première fois en magasin, une seconde à la maison.',
    materials: 'Toile de coton, broderie au point de chaînette, garnissage polyester recyclé',
  },
  'folder-cushion': {
    title: 'Coussin Nouveau dossier',
    text: 'Un dossier rembourré avec un vrai onglet et une poche où tient une tablette. Le rabat de devant ferme par deux boutons-pression, et la doublure est à carreaux pâles. Les boutiques de bibliothèque en font à la fois un coussin de lecture et un sac pour les retours.',
    materials: 'Sergé de coton, doublure polyester, garnissage polyester recyclé',
  },
  'xbox-button-cushion': {
    title: 'Coussin Bouton Xbox',
    text: 'Rond, 38 cm de diamètre, bombé comme le bouton et passepoilé de noir. La lettre est découpée dans du velours et bordée au point de bourdon. Quatre sur une banquette, et le coin jeux vidéo se passe d’enseigne.',
    materials: 'Polyester toucher velours, bord passepoilé, garnissage polyester recyclé',
  },
}
