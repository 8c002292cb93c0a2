import type { Copy } from '../types.ts'

export const wear: Record<string, Copy> = {
  'creeper-beanie': {
    title: 'Bonnet Creeper',
    text: 'Le visage est tricoté dans la maille, pas imprimé dessus : il s’étire sans craqueler. À l’intérieur, une bande polaire tient la laine loin du front. Deux tailles suffisent à tout le monde, dès cinq ans.',
    materials: 'Maille acrylique et mérinos, bande polaire à l’intérieur',
  },
  'mona-ear-beanie': {
    title: 'Bonnet à oreilles Mona',
    text: 'Un bonnet côtelé dont les deux oreilles tiennent droites toutes seules, grâce à une doublure en feutrine. Petit visage de chat brodé sur le revers. Les développeurs le gardent à l’intérieur.',
    materials: 'Côtes en acrylique recyclé, oreilles doublées de feutrine',
  },
  'ninja-cat-headband-cap': {
    title: 'Casquette Ninja Cat',
    text: 'Casquette à cinq panneaux, où le bandeau est cousu en bande contrastée, ses deux pans tombant dans le dos. Le dessous de la visière est rouge, ce que l’on ne voit que si quelqu’un lève la tête. Réglable, de huit ans à l’âge adulte.',
    materials: 'Sergé de coton gratté, boucle en métal',
  },
  'clippy-enamel-pin': {
    title: 'Pin’s émaillé Clippy',
    text: 'Émail dur poli au ras du métal, 32 mm de haut, deux pointes pour qu’il ne tourne pas. La carte pose une question et laisse la réponse en blanc, à remplir par celui qui l’offre. Sur broche ou en présentoir de comptoir.',
    materials: 'Alliage de zinc, émail dur, deux attaches en caoutchouc',
  },
  'mona-enamel-pin': {
    title: 'Pin’s émaillé Mona',
    text: 'Mona en 30 mm, cernée de nickel noir. Trois coloris que les boutiques de conférences vendent par plateaux, et c’est pour l’arc-en-ciel que l’on fait la queue. Attaches en caoutchouc, car celles en métal se perdent dans les cordons de badge.',
    materials: 'Alliage de zinc, émail dur, deux attaches en caoutchouc',
  },
  'desktop-icon-pin-set': {
    title: 'Coffret de pin’s Icônes du Bureau',
    text: 'Quatre pin’s sur une carte imprimée en Bureau, alignés sur la grille. Choisissez le coffret Système, le coffret Démineur ou le coffret Solitaire. La carte se ferme comme une pochette d’allumettes et s’envoie comme une lettre.',
    materials: 'Alliage de zinc, émail dur, deux attaches en caoutchouc',
  },
  'xbox-button-patch-set': {
    title: 'Lot d’écussons Boutons Xbox',
    text: 'Quatre écussons ronds de 55 mm, au bord surjeté qui ne s’effiloche pas. Ils se posent au fer en quinze secondes et peuvent ensuite se coudre par la bordure. Vendus à plat sur carte : une broche pleine en porte quarante.',
    materials: 'Sergé brodé, bord surjeté, envers thermocollant',
  },
  'desktop-classics-socks': {
    title: 'Chaussettes Classiques du Bureau',
    text: 'Coton peigné, pointe plate remaillée à la main et motifs tricotés, pour un envers aussi net que l’endroit. Le bandeau est un vrai fourreau de papier, avec une fenêtre pour toucher la matière. Deux tailles vont à la plupart des pieds.',
    materials: '78 % coton peigné, 20 % polyamide, 2 % élasthanne',
  },
  'blue-screen-tee': {
    title: 'T-shirt Écran bleu',
    text: 'Un coton épais dans le bleu réglementaire, avec un petit visage blanc sur la poitrine. L’impression est à l’eau, sans bord que l’on sente sous les doigts. À l’intérieur de l’ourlet, là où serait l’étiquette, il est demandé de redémarrer.',
    materials: '100 % coton biologique, 180 g/m²',
  },
  'plush-backpack-clip': {
    title: 'Peluche à accrocher au sac',
    text: 'Les cinq meilleures ventes en 9 cm, sur un mousqueton qu’un enfant aux doigts gelés arrive à ouvrir. La boucle est cousue à travers le corps, pas seulement dans la couture, et porte douze kilos. Un tourniquet pour cinq douzaines accompagne la première commande.',
    materials: 'Velboa polyester, garnissage polyester, mousqueton sans nickel',
  },
  'floppy-disk-crossbody': {
    title: 'Sac bandoulière Disquette',
    text: 'Un sac carré à parois rigides, fermé par une tirette en forme de volet. Il prend un téléphone, des clés et un livre de poche, rien de plus. Dans le coin, l’onglet de protection en écriture est un porte-clés.',
    materials: 'Toile enduite, doublure en satin, sangle tissée',
  },
  'bliss-tote': {
    title: 'Cabas Bliss',
    text: 'Une toile épaisse où la colline fait tout le tour du sac, si bien que l’horizon se rejoint aux coutures de côté. Un fond de 12 cm et de longues anses en font un vrai sac à provisions. Plié à plat, il entre dans un porte-revues.',
    materials: 'Toile de coton 340 g/m²',
  },
}
