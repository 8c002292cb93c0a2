import type { Copy } from '../types.ts'

export const games: Record<string, Copy> = {
  'bliss-hill-puzzle': {
    title: 'Puzle Colina Bliss',
    text: 'Una colina, un cielo y ninguna piedad: la mitad de las piezas son del mismo azul. El corte es irregular, así que cada pieza encaja en un solo sitio, y el reverso lleva una cuadrícula de letras para quien se rinda. El de 2000 lo compra quien terminó el de 1000.',
    materials: 'Cartón gris reciclado, papel con acabado de lino',
  },
  'desktop-wallpaper-puzzle': {
    title: 'Puzle Fondo de escritorio',
    text: 'Otros tres fondos que la gente miró durante diez años sin verlos. 1000 piezas cada uno, acabado de lino, sin reflejos bajo la lámpara. Los lomos de las cajas van a juego, y con la segunda ya parecen una colección.',
    materials: 'Cartón gris reciclado, papel con acabado de lino',
  },
  'minecraft-biome-puzzle': {
    title: 'Puzle Bioma de Minecraft',
    text: 'Piezas cuadradas, 196 en total, cada una un bloque de la imagen; las esquinas son la parte fácil solo al principio. Los biomas se unen por los lados, y con dos puzles sale un mapa más ancho. A los seis años se resuelve en una tarde.',
    materials: 'Cartón gris reciclado, papel con acabado de lino',
  },
  'flight-simulator-floor-puzzle': {
    title: 'Puzle de suelo Flight Simulator',
    text: 'Una pista vista desde arriba, tan larga como alto es un niño de tres años, en piezas demasiado grandes para perderse bajo un sofá. El cartón tiene 3 mm y aguanta que lo pisen. El avión de línea y la avioneta tienen el tamaño justo para aterrizar en ella.',
    materials: 'Cartón reciclado grueso, laminado mate',
  },
  'solitaire-playing-cards': {
    title: 'Baraja del Solitario',
    text: 'Una baraja completa con las figuras de píxeles redibujadas a tamaño de carta, en cartulina de casino que se mezcla como es debido. Cuatro de los dorsos de siempre, cada uno en su estuche. En el expositor de mostrador caben doce, y se vacía por delante.',
    materials: 'Cartulina de casino con acabado de lino',
  },
  'wololo-card-game': {
    title: 'Juego de cartas Wololo',
    text: 'Robe las unidades del contrario diciendo la palabra antes que él. Las rondas duran cuatro minutos y van subiendo de volumen. De dos a seis jugadores, una bolsa de algodón en lugar de caja y unas reglas que caben en una carta.',
    materials: '110 cartas, bolsa de algodón',
  },
  'solitaire-bouncing-cards-mobile': {
    title: 'Móvil Cascada de cartas del Solitario',
    text: 'Nueve cartas finas de aluminio en un alambre curvo, congeladas en la cascada que sigue a una victoria. Toque la primera y la onda corre hasta la última y vuelve. Lo de equilibrarlo sigue siendo cosa de uno, y ahí está el ingenio.',
    materials: 'Cartas de aluminio impreso, alambre de muelle, base de haya',
  },
  'minesweeper-board-game': {
    title: 'Juego de mesa Buscaminas',
    text: 'Un jugador pone las minas y el otro las despeja; luego se cambian y comparan tiempos. Las fichas son de madera y se levantan con un clic; debajo, los números tienen los colores que todos recuerdan. La versión de viaje se cierra como una funda de gafas.',
    materials: 'Fichas de madera, bandeja moldeada, bolsa de algodón',
  },
  'looks-like-you-are-party-game': {
    title: 'Juego para fiestas «Parece que está…»',
    text: 'Uno hace mímica, los demás gritan lo que parece que está haciendo, y el timbre decide. Las tarjetas van desde escribir una carta hasta desactivar una bomba con manoplas de horno. El reloj de arena dura 40 segundos, que parecen diez.',
    materials: '220 tarjetas, reloj de arena, timbre de mesa',
  },
  'forza-hairpin-racing-game': {
    title: 'Juego de carreras Forza Horquilla',
    text: 'Carreras a golpe de dedo en un circuito que se monta distinto cada vez, con seis coches de madera y una horquilla que los arruina a todos. La partida dura veinte minutos. Las tiendas que lo dejan montado en una mesa venden tres al día.',
    materials: 'Circuito de cartón troquelado, 6 coches de madera, cartas',
  },
  'minecraft-wooden-cube-puzzle': {
    title: 'Cubo de ingenio Minecraft de madera',
    text: 'Veintisiete bloques pequeños en un solo cordón elástico se pliegan hasta ser un cubo, si se da con el camino. Arce para dos motivos, nogal para uno. Deje uno resuelto junto a la caja y antes de mediodía alguien lo habrá deshecho.',
    materials: 'Arce y nogal, cordón elástico',
  },
}
