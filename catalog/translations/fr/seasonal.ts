import type { Copy } from '../types.ts'

export const seasonal: Record<string, Copy> = {
  'clippy-tree-ornament': {
    title: 'Décoration de sapin Clippy',
    text: 'Soufflé dans un moule gravé et argenté de l’intérieur, pour que le fil brille comme du fil. Le bonnet de père Noël est en verre, lui aussi, le bord givré de cristal broyé. Chacun repose dans une boîte à couvercle, sur un nid de papier.',
    materials: 'Verre soufflé à la bouche, argenté à l’intérieur, ruban de satin',
  },
  'minesweeper-bauble-set': {
    title: 'Boules de Noël Démineur',
    text: 'Six boules de verre : cinq avec des chiffres dans les bonnes couleurs, et une mine noir brillant à petits piquants. Un chiffre est imprimé sous chaque alvéole du plateau, pour qu’elles y retournent dans l’ordre en janvier. Se vendent par deux pour les grands sapins.',
    materials: 'Verre, laque, coiffes en fer-blanc',
  },
  'minecraft-block-ornament': {
    title: 'Décoration de sapin Bloc Minecraft',
    text: 'Des cubes de six centimètres qui pendent par un coin et ne cassent pas quand le chat les trouve. La neige du dessus est floquée et a le toucher du feutre. Les boîtes ont une fenêtre sur deux côtés et s’empilent bien d’équerre.',
    materials: 'PP incassable, ruban de satin',
  },
  'mona-felt-ornament': {
    title: 'Décoration de sapin Mona en feutre',
    text: 'De la laine feutrée à la main autour d’un noyau, puis une écharpe tricotée sur de petites aiguilles. Il n’y a pas deux oreilles pareilles. Assez légère pour les branches fines du sommet.',
    materials: 'Laine feutrée à la main, boucle en coton',
  },
  'ugly-sweater-clippy-plush': {
    title: 'Peluche Clippy en pull de Noël moche',
    text: 'Clippy dans un tube tricoté sans manches, puisqu’il n’a pas de bras. Le motif est celui du vrai pull de l’année, au huitième. Commandez en août au plus tard ; ensuite, les tricoteuses sont prises.',
    materials: 'Velboa polyester, pull en maille acrylique, garnissage polyester',
  },
  'ugly-sweater-mona-plush': {
    title: 'Peluche Mona en pull de Noël moche',
    text: 'Une Mona en pull à col roulé et motif Fair Isle, le bas côtelé pour qu’il reste au-dessus des tentacules. Avec un peu de patience, le pull passe par les oreilles. Nous plaçons l’étiquette dans le dos, et le motif fait face au client.',
    materials: 'Velboa polyester, pull en maille acrylique, garnissage polyester',
  },
  'holiday-rover-plush': {
    title: 'Peluche Rover de Noël',
    text: 'Rover, une longue écharpe rayée et une paire de bois auxquels il n’a pas consenti. Les bois tiennent par un élastique sous le menton et s’enlèvent le 26. En janvier, il reste en rayon comme simple chien.',
    materials: 'Peluche polyester, bois en feutrine, écharpe tricotée, garnissage polyester',
  },
  'pumpkin-creeper-plush': {
    title: 'Peluche Creeper à la citrouille',
    text: 'Le Creeper porte une citrouille sculptée que l’on peut lui ôter de la tête. Citrouille et Creeper font deux jouets pour un enfant et un seul code-barres pour vous. Expédié dès la fin juillet.',
    materials: 'Velboa polyester imprimé, plaques de mousse, garnissage polyester',
  },
  'witch-ninja-cat-plush': {
    title: 'Peluche Ninja Cat en sorcière',
    text: 'Toujours le même chat blasé, sous un large chapeau de feutrine, avec une cape violette doublée d’orange. Le bord est armé d’un fil et retombe sur un œil si cela vous plaît. Mettez-le en vitrine le premier octobre et ne réassortez plus après le vingt.',
    materials: 'Peluche polyester, chapeau en feutrine, cape en satin, garnissage polyester',
  },
  'desktop-advent-calendar': {
    title: 'Calendrier de l’Avent Bureau',
    text: 'Vingt-quatre fenêtres, et de vraies fenêtres, avec une barre de titre et une croix à presser. Derrière, des icônes en feutrine, deux pin’s émaillés et un trombone qui n’est qu’un trombone. Une fois vide, le calendrier se replie en diorama.',
    materials: 'Carton imprimé, 24 minis en vinyle et en feutrine',
  },
  'minecraft-advent-calendar': {
    title: 'Calendrier de l’Avent Minecraft',
    text: 'On creuse d’un bloc par jour : de la terre d’abord, puis de la pierre, du minerai et, le 24, quelque chose qui brille. Les figurines vont avec les blocs magnétiques. Les numéros sont dans le désordre, comme un mineur s’y attend.',
    materials: 'Carton imprimé, 24 figurines et blocs en PVC',
  },
  'xbox-holiday-stocking': {
    title: 'Chaussette de Noël Xbox',
    text: 'Une chaussette en jacquard, les quatre boutons le long de la jambe, le revers côtelé. Longue de 48 cm et doublée, elle loge un jeu dans sa boîte sans se déformer. La boucle, renforcée d’un point d’arrêt, porte la pleine charge.',
    materials: 'Maille acrylique, doublure en coton',
  },
}
