import type { Copy } from '../types.ts'

export const games: Record<string, Copy> = {
  'bliss-hill-puzzle': {
    title: 'Puzzle Colline Bliss',
    text: 'Une colline, un ciel, aucune pitié : la moitié des pièces sont du même bleu. La découpe est irrégulière, chaque pièce n’a donc qu’une place, et le dos porte une grille de lettres pour ceux qui renoncent. Le 2000 s’achète quand on a terminé le 1000.',
    materials: 'Carton gris recyclé, papier finition lin',
  },
  'desktop-wallpaper-puzzle': {
    title: 'Puzzle Fond d’écran',
    text: 'Trois autres fonds d’écran que l’on a regardés dix ans sans les voir. 1000 pièces chacun, finition lin, aucun reflet sous la lampe. Les dos des boîtes se répondent et, dès la deuxième, forment une collection.',
    materials: 'Carton gris recyclé, papier finition lin',
  },
  'minecraft-biome-puzzle': {
    title: 'Puzzle Biome Minecraft',
    text: 'Des pièces carrées, 196 en tout, chacune un bloc de l’image ; les coins ne sont la partie facile qu’au début. Les biomes se raccordent par les côtés, deux puzzles donnent donc une carte plus large. À six ans, on en vient à bout en un après-midi.',
    materials: 'Carton gris recyclé, papier finition lin',
  },
  'flight-simulator-floor-puzzle': {
    title: 'Puzzle de sol Flight Simulator',
    text: 'Une piste vue du ciel, aussi longue qu’un enfant de trois ans est grand, en pièces trop grosses pour se perdre sous un canapé. Le carton fait 3 mm et supporte qu’on lui marche dessus. L’avion de ligne et l’avion de brousse ont la bonne taille pour s’y poser.',
    materials: 'Carton recyclé épais, pelliculage mat',
  },
  'solitaire-playing-cards': {
    title: 'Cartes à jouer Solitaire',
    text: 'Un jeu complet aux figures en pixels, redessinées à la taille des cartes, sur un carton de casino qui se mélange comme il faut. Quatre des anciens dos, chacun dans son étui. Un présentoir de comptoir en contient douze et se vide par l’avant.',
    materials: 'Carton de casino finition lin',
  },
  'wololo-card-game': {
    title: 'Jeu de cartes Wololo',
    text: 'Volez les unités de l’adversaire en disant le mot avant lui. Une manche dure quatre minutes et gagne en volume. De deux à six joueurs, une pochette en coton à la place de la boîte, et des règles qui tiennent sur une carte.',
    materials: '110 cartes, pochette en coton',
  },
  'solitaire-bouncing-cards-mobile': {
    title: 'Mobile Cascade de cartes Solitaire',
    text: 'Neuf fines cartes d’aluminium sur un fil courbe, figées dans la cascade qui suit une victoire. Touchez la première : l’onde court jusqu’à la dernière et revient. Il faut encore l’équilibrer soi-même, et c’est là le casse-tête.',
    materials: 'Cartes en aluminium imprimé, fil à ressort, socle en hêtre',
  },
  'minesweeper-board-game': {
    title: 'Jeu de société Démineur',
    text: 'L’un pose les mines, l’autre les retire, puis on échange et on compare les temps. Les cases sont en bois et se soulèvent avec un clic ; dessous, les chiffres ont les couleurs dont tout le monde se souvient. La version de voyage se ferme comme un étui à lunettes.',
    materials: 'Cases en bois, plateau moulé, sac en coton',
  },
  'looks-like-you-are-party-game': {
    title: 'Jeu d’ambiance « On dirait que vous… »',
    text: 'L’un mime, les autres crient ce qu’il a l’air de faire, et la sonnette tranche. Les cartes vont de la lettre à écrire à la bombe à désamorcer avec des gants de cuisine. Le sablier dure 40 secondes et en paraît dix.',
    materials: '220 cartes, sablier, sonnette de comptoir',
  },
  'forza-hairpin-racing-game': {
    title: 'Jeu de course Forza Épingle',
    text: 'Une course à la pichenette sur un circuit que l’on pose autrement à chaque fois, avec six voitures en bois et une épingle où tout le monde se perd. Une partie dure vingt minutes. Les magasins qui le laissent monté sur une table en vendent trois par jour.',
    materials: 'Circuit en carton prédécoupé, 6 voitures en bois, cartes',
  },
  'minecraft-wooden-cube-puzzle': {
    title: 'Cube casse-tête en bois Minecraft',
    text: 'Vingt-sept petits blocs sur un seul cordon élastique se replient en un cube, à condition de trouver le chemin. Érable pour deux motifs, noyer pour le troisième. Laissez-en un résolu près de la caisse : à midi, quelqu’un l’aura défait.',
    materials: 'Érable et noyer, cordon élastique',
  },
}
