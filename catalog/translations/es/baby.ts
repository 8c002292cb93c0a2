import type { Copy } from '../types.ts'

export const babyAndToddler: Record<string, Copy> = {
  'clippy-ring-rattle': {
    title: 'Sonajero de aro Clippy',
    text: 'Un clip blandito sobre un aro liso de haya, con un sonido tan discreto como el del arroz en un tarro. Ojos y cejas van bordados planos, sin nada que se suelte. Cabe en un puño de tres meses y en la correa del cochecito.',
    materials: 'Punto de algodón ecológico, aro de haya, relleno de poliéster reciclado',
  },
  'azure-cloud-rattle': {
    title: 'Sonajero de nube Azure',
    text: 'Una nube de rizo de algodón con tres gotas de lluvia anudadas, más fáciles de agarrar que la propia nube. El cascabel va cosido en una bolsita de algodón. Lavado a máquina a 40 grados; en plano, se seca en una noche.',
    materials: 'Rizo de algodón ecológico, relleno de poliéster reciclado',
  },
  'msn-butterfly-teether': {
    title: 'Mordedor de mariposa de MSN',
    text: 'Una sola pieza de silicona alimentaria con un relieve distinto en cada ala: puntos, ondas, barras y liso. El cuerpo es el asa, lo bastante fina para una mano de cuatro meses. Va a la nevera, no al congelador.',
    materials: 'Silicona alimentaria',
  },
  'mona-comforter': {
    title: 'Doudou de Mona',
    text: 'Una cabecita de Mona sobre un cuadrado de muselina doble, con sus cinco tentáculos: las esquinas anudadas y uno delante. La muselina se suaviza con cada lavado y guarda bien los olores, que es de lo que se trata. Los padres compran otro en cuanto lo entienden.',
    materials: 'Muselina de algodón ecológico, cabeza de punto, relleno de poliéster reciclado',
  },
  'rover-comforter': {
    title: 'Doudou de Rover',
    text: 'La cabeza y dos patas de Rover en un paño de terciopelo con un borde de satén para frotar. Una oreja también es de satén. La etiqueta deja sitio para un nombre, porque estos son los juguetes que se quedan en los trenes.',
    materials: 'Terciopelo de algodón, ribete de satén, relleno de poliéster reciclado',
  },
  'bliss-hill-stacker': {
    title: 'Colina Bliss apilable',
    text: 'Cinco arcos de tilo se apilan hasta ser la colina, del verde oscuro al verde con sol, con una nube que se sostiene en lo alto, o no. La pintura es al agua y tan fina que deja ver la veta. En el estante parece un adorno y como tal se compra.',
    materials: 'Madera de tilo, pintura al agua',
  },
  'minecraft-soft-blocks': {
    title: 'Bloques blandos de Minecraft',
    text: 'Cubos de espuma en algodón estampado: césped, piedra, madera, agua, arena y uno que cruje. Cada uno mide 9 cm y pesa tan poco que puede caer en un pie sin comentarios. Las fundas llevan cremallera y van a la lavadora.',
    materials: 'Algodón estampado, núcleo de espuma',
  },
  'minecraft-bee-pull-along': {
    title: 'Abeja de arrastre de Minecraft',
    text: 'Un bloque de haya pintado de abeja, con ejes descentrados que la hacen cabecear mientras sigue a quien tira. Un alambre desde la rueda trasera le mueve las alas. La goma de las ruedas la hace silenciosa sobre la tarima, y los padres lo cuentan en las reseñas.',
    materials: 'Haya, ruedas con llanta de goma, cordón de algodón',
  },
  'bit-and-bot-lullaby-plush': {
    title: 'Peluche musical de Bit y Bot',
    text: 'Tire del cordón que hay bajo el pie y un mecanismo de cuerda toca ocho compases, cada vez más despacio. Ni pilas ni interruptor, y la caja de música se saca para lavarlo. Bit tiene la melodía que sube; Bot, la que baja.',
    materials: 'Punto de algodón ecológico, caja de música de cordón, relleno de poliéster reciclado',
  },
  'sea-of-thieves-bath-boats': {
    title: 'Barcos de baño Sea of Thieves',
    text: 'Barcos de caucho moldeados en una pieza y sin agujero, así que dentro no se esconde agua negra. La quilla va lastrada y se enderezan solos. Tres cascos flotan en fila detrás de la cadena del tapón.',
    materials: 'Caucho natural, sin agujero de pito',
  },
}
