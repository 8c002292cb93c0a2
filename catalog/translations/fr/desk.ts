import type { Copy } from '../types.ts'

export const desk: Record<string, Copy> = {
  'mona-vinyl-figure': {
    title: 'Figurine Mona en vinyle',
    text: 'Vinyle rotomoulé, 11 cm, peint à la main au pistolet, avec une tête qui tourne et des tentacules qui ne tournent pas. La laque mate cache les traces de doigts : elle peut rester hors de sa boîte, sur le comptoir. L’édition phosphorescente sort du même moule, dans un vinyle qui luit.',
    materials: 'PVC rotomoulé, laque mate',
  },
  'clippy-vinyl-figure': {
    title: 'Figurine Clippy en vinyle',
    text: 'Un fil massif de 14 cm de haut, sur un socle en fer-blanc imprimé comme un bloc-notes. Les yeux sont deux billes distinctes, que l’on braque sur la personne d’en face. Deux finitions : acier brossé, et l’or que nous avons fait pour les départs à la retraite.',
    materials: 'Fil en ABS, yeux en PVC, socle en fer-blanc imprimé',
  },
  'ninja-cat-vinyl-figure': {
    title: 'Figurine Ninja Cat en vinyle',
    text: 'Vinyle noir brillant et bandeau en vrai coton, noué à l’usine. Une patte tient un support où se glisse un crayon, brandi comme un sabre. Numérotée sous le pied, par séries de deux mille.',
    materials: 'PVC rotomoulé, bandeau en coton',
  },
  'master-chief-vinyl-figure': {
    title: 'Figurine Master Chief en vinyle',
    text: 'Silhouette trapue, visière métallisée, éraflures peintes à la brosse sèche : chaque armure diffère un peu des autres. Les pieds sont lestés d’un bloc d’acier. Livrée en boîte à fenêtre refermable, pour les clients qui gardent les boîtes.',
    materials: 'PVC rotomoulé, visière métallisée sous vide',
  },
  'cortana-vinyl-figure': {
    title: 'Figurine Cortana en vinyle',
    text: 'Vinyle bleu translucide sur un disque transparent : à la moindre lumière de vitrine, on la croirait allumée. Les circuits sont moulés dans la masse, non imprimés, et résistent au plumeau. Fait la paire avec le Master Chief ; les socles s’emboîtent.',
    materials: 'PVC translucide, socle en ABS',
  },
  'minecraft-bobblehead': {
    title: 'Figurine Minecraft à tête oscillante',
    text: 'Une tête cubique montée sur ressort hoche à la vitesse d’un oui réfléchi. Le corps est d’une seule pièce, lourd aux pieds, avec dessous un patin qui adhère au tableau de bord. Trois personnages par présentoir, un code-barres chacun.',
    materials: 'PVC, acier à ressort',
  },
  'halo-warthog-die-cast': {
    title: 'Warthog Halo miniature en métal',
    text: 'Échelle 1/32, quatre roues directrices reliées sous le plancher et une tourelle qui tourne. La suspension a huit millimètres de course, de quoi franchir un clavier. Carrosserie en zinc, 310 grammes : en main, il pèse son prix.',
    materials: 'Alliage de zinc, ABS, pneus en caoutchouc',
  },
  'forza-coupe-die-cast': {
    title: 'Coupé Forza miniature en métal',
    text: 'Un coupé bas au 1/43, portes ouvrantes et laque métallisée sous vernis. Au dos de la carte est imprimé un virage, et quatre cartes assemblées font un tour de piste. Douze par carton dans une même couleur, ou demandez l’assortiment.',
    materials: 'Alliage de zinc, ABS, pneus en caoutchouc',
  },
  'forza-hot-hatch-die-cast': {
    title: 'Compacte sportive Forza miniature en métal',
    text: 'Empattement court, toit haut et moteur à rétrofriction qui l’emmène d’un bout à l’autre du comptoir. Les bandes de rallye, tampographiées, franchissent le joint de portière sans décalage. Vendue sur carte à perforation Euro.',
    materials: 'Alliage de zinc, ABS, pneus en caoutchouc',
  },
  'forza-off-roader-die-cast': {
    title: 'Tout-terrain Forza miniature en métal',
    text: 'Pneus tendres à crampons, galerie de toit, roue de secours qui se dévisse. Les ressorts sont de vrais ressorts hélicoïdaux, un à chaque coin. Il gravit une pile de trois livres, et la plupart des gens le vérifient dans le magasin.',
    materials: 'Alliage de zinc, ABS, pneus en caoutchouc tendre',
  },
  'flight-simulator-airliner': {
    title: 'Avion de ligne Flight Simulator',
    text: 'Un biréacteur au 1/250, dont les soufflantes tournent, sur un socle qui le tient à six degrés de montée. Le train est fixe, il roule donc aussi sur un bureau. Les boutiques d’aéroport le vendent à la porte d’embarquement ; mettez-le à hauteur des yeux.',
    materials: 'Alliage de zinc, ailes en ABS, socle chromé',
  },
  'flight-simulator-bush-plane': {
    title: 'Avion de brousse Flight Simulator',
    text: 'Aile haute, gros pneus et une hélice que l’on lance d’un doigt. Les flotteurs sont dans la boîte et se clipsent à la place des roues. Les mâts sont en métal et survivent au premier vol depuis la table.',
    materials: 'Alliage de zinc, ailes en ABS, pneus en caoutchouc',
  },
  'age-of-empires-trebuchet-kit': {
    title: 'Maquette de trébuchet Age of Empires',
    text: 'Du hêtre découpé au laser, pas de colle, et un rocher de feutrine projeté à trois mètres environ. Le caisson du contrepoids accepte les pièces de monnaie, et le réglage de la portée occupe alors tout un après-midi. La grande a un treuil qui fonctionne et veut une table pour elle seule.',
    materials: 'Contreplaqué de hêtre, cordelette en coton, axe en acier',
  },
  'sea-of-thieves-sloop-kit': {
    title: 'Maquette de sloop Sea of Thieves',
    text: 'Un sloop en 118 pièces, aux voiles de coton, avec un gréement à nouer soi-même ; une carte explique les nœuds. Les bordés de la coque sont numérotés à l’intérieur, là où personne ne regarde. Terminé, il mesure 32 cm et fait plus vieux que son âge.',
    materials: 'Tilleul, toile à voile en coton, cordelette cirée',
  },
  'minecraft-block-builder-kit': {
    title: 'Blocs à construire magnétiques Minecraft',
    text: 'Des blocs de deux centimètres avec un aimant derrière chaque face : l’herbe tient à la pierre dans tous les sens. La carte montre une construction, puis ne donne plus aucune consigne. En rayon, les cartons vont bien juste sous les minis.',
    materials: 'ABS, aimants néodyme',
  },
  'clippy-paperclip-holder': {
    title: 'Porte-trombones Clippy',
    text: 'Un Clippy en acier à tête aimantée, coiffé de deux cents trombones. Des pieds en silicone, pas un cliquetis, et cent trombones dans la boîte. Les papeteries le rangent avec les agrafeuses et le vendent comme cadeau.',
    materials: 'Acier thermolaqué, aimant, pieds en silicone',
  },
  'minesweeper-desk-calendar': {
    title: 'Calendrier perpétuel Démineur',
    text: 'Une grille de hêtre et 49 plaquettes en fer-blanc, à retourner une par jour ; chaque mois cache une mine quelque part. La plaquette au drapeau marque le jour même. Il ne finit jamais, ce qui inquiète les acheteurs et plaît aux clients.',
    materials: 'Cadre en hêtre, plaquettes en fer-blanc laqué',
  },
}
