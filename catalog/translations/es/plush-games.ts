import type { Copy } from '../types.ts'

export const gamePlush: Record<string, Copy> = {
  'minecraft-creeper-plush': {
    title: 'Peluche de Creeper de Minecraft',
    text: 'Unas planchas de espuma dentro de las costuras mantienen las esquinas rectas, y tras un mes en la cama de un niño sigue pareciendo hecho de bloques. El verde va impreso píxel a píxel, y la cuadrícula casa en todas las costuras. Se tiene en el estante sobre sus cuatro pies y se apila de dos en dos.',
    materials: 'Velboa de poliéster estampado, planchas de espuma, relleno de poliéster',
  },
  'minecraft-bee-plush': {
    title: 'Peluche de abeja de Minecraft',
    text: 'Una abeja cuadrada con alas de satén y antenas de fieltro, con peso para quedarse quieta y ligera para lanzarla. Apriete el costado izquierdo y el pito suelta un zumbido corto. Las tiendas la ponen a la altura de los niños y dejan una fuera de la bolsa.',
    materials: 'Velboa de poliéster estampado, alas de satén, relleno de poliéster',
  },
  'minecraft-axolotl-plush': {
    title: 'Peluche de ajolote de Minecraft',
    text: 'Cinco colores, como en el juego, con branquias de fieltro cortadas en escalera y una cola a la que agarrarse. El azul, que es el raro, viene a razón de uno por caja surtida, salvo que lo pida aparte. Los niños los ponen en fila por colores y luego preguntan por el que les falta.',
    materials: 'Velboa de poliéster, branquias de fieltro, relleno de poliéster',
  },
  'minecraft-enderman-plush': {
    title: 'Peluche de Enderman de Minecraft',
    text: 'Brazos largos, piernas más largas y un bloque de césped sujeto entre las manos con broches ocultos. Los ojos violetas, de bordado tupido, atrapan la luz desde el otro lado del pasillo. Siéntelo al borde de un estante, con las piernas colgando.',
    materials: 'Velboa de poliéster, ojos bordados, relleno de poliéster',
  },
  'minecraft-mob-minis': {
    title: 'Minicriaturas de Minecraft en peluche',
    text: 'Cabezas cúbicas de 9 cm de lado, una criatura por cubo. Se apilan como los bloques que son, y una pila de treinta hace un escaparate sin ningún soporte. Cada una lleva su código de barras, así que las cajas surtidas se escanean sin líos.',
    materials: 'Velboa de poliéster estampado, relleno de poliéster',
  },
  'xbox-controller-plush': {
    title: 'Peluche de mando Xbox',
    text: 'Un mando tan ancho como un regazo, con palancas que se hunden y vuelven a salir. Los botones van bordados en relieve y aguantan la lavadora a 30 grados. Los colores son los de los mandos de verdad: expóngalos juntos.',
    materials: 'Terciopelo de microfibra, botones bordados, relleno de poliéster',
  },
  'xbox-console-plush': {
    title: 'Peluche de consola Xbox',
    text: 'Tres generaciones en tela, a unos dos tercios de su tamaño real. La primera lleva su gran X acanalada en cordoncillo, la blanca su altavoz redondo y la negra alta un aro verde que solo se descubre mirando desde arriba. Los laterales de espuma conservan los cantos bien rectos.',
    materials: 'Terciopelo de microfibra, planchas de espuma, relleno de poliéster',
  },
  'halo-master-chief-plush': {
    title: 'Peluche del Jefe Maestro de Halo',
    text: 'Placas de armadura acolchadas sobre un cuerpo blando y un visor de lamé dorado que refleja las luces de la tienda. Los brazos se articulan con cordón, así que saluda y mantiene el saludo. Lo compran padres que jugaron al primero para hijos que no llegaron a conocerlo.',
    materials: 'Sarga de poliéster, visor de tejido metalizado, relleno de poliéster',
  },
  'halo-grunt-plush': {
    title: 'Peluche de Grunt de Halo',
    text: 'Barriga redonda, máscara respiratoria y, a la espalda, un tanque de metano en tela de otro color. Apriete el tanque: pita, y dentro se revuelve el confeti. El naranja es el rango que todos conocen; el rojo, a su lado, parece más importante.',
    materials: 'Velboa de poliéster, máscara y púas de fieltro, relleno de poliéster',
  },
  'age-of-empires-monk-plush': {
    title: 'Peluche del monje Wololo de Age of Empires',
    text: 'Apriétele la barriga y entona la única palabra que todos esperan. El módulo va en un bolsillo con cremallera y tapa cosida, y da para unas tres mil pulsaciones. Túnica en azul jugador o rojo jugador, para que en la tienda puedan discutir dos.',
    materials: 'Velboa de poliéster, báculo de fieltro, módulo de sonido sellado con pilas LR44, relleno de poliéster',
  },
  'age-of-empires-villager-plush': {
    title: 'Peluche de aldeano de Age of Empires',
    text: 'Los trabajadores que hay detrás de todo imperio, en sarga con aspecto de lino y con la herramienta prendida a una mano. El leñador lleva un hacha, el granjero una azada y el minero un pico, todo de fieltro blando. Ponga cinco alrededor de un frutero y espere a ver quién lo comenta.',
    materials: 'Velboa de poliéster, herramientas de fieltro, relleno de poliéster',
  },
  'banjo-kazooie-plush': {
    title: 'Peluche de Banjo-Kazooie',
    text: 'Un oso de pantalón amarillo, una mochila de lona azul con solapa que se abre y un pájaro rojo que se asoma. Se vende el oso con su mochila o el pájaro solo, y el pájaro cabe en la mochila. El collar del diente va bordado plano, sin nada que se enganche.',
    materials: 'Felpa de poliéster de 4 mm, mochila de lona, pico de fieltro, relleno de poliéster',
  },
  'ori-spirit-plush': {
    title: 'Peluche de Ori, el espíritu del bosque',
    text: 'Minky de color crema con hilo fosforescente en las orejas, que brilla en azul pálido media hora después de apagar la luz. La cola lleva un alambre flojo, lo justo para enroscarla en un barrote de la cama. Un juguete tranquilo para el estante de arriba.',
    materials: 'Minky de poliéster con hilo fosforescente, relleno de poliéster',
  },
  'psychonauts-raz-plush': {
    title: 'Peluche de Raz de Psychonauts',
    text: 'Raz con sus gafas de aviador, que bajan hasta los ojos con una goma elástica. La chaqueta imita el ante y lleva cuello de pana, y el jersey de rayas y cuello alto da toda la vuelta. Tirada corta, dos veces al año, casi siempre para tiendas que la piden.',
    materials: 'Velboa de poliéster, chaqueta de imitación de ante, gafas de fieltro, relleno de poliéster',
  },
  'sea-of-thieves-kraken-plush': {
    title: 'Peluche de kraken de Sea of Thieves',
    text: 'Ocho brazos cubiertos de ventosas de fieltro, con 40 cm de largo para rodear a un amigo. El minky de dos tonos cambia de color al acariciarlo a contrapelo. Deje uno colgando del estante de arriba y el escaparate ya está hecho.',
    materials: 'Minky de poliéster de dos tonos, ventosas de fieltro, relleno de poliéster',
  },
  'sea-of-thieves-parrot-plush': {
    title: 'Peluche de loro de Sea of Thieves',
    text: 'Un loro de hombro con una goma suave bajo el ala: va a cuestas y deja las dos manos libres. Las plumas de la cola son de fieltro cortado, en tres capas. El personal acaba llevándolo puesto, y eso vende más que el estante.',
    materials: 'Felpa de poliéster, pico y plumas de fieltro, goma elástica, relleno de poliéster',
  },
}
