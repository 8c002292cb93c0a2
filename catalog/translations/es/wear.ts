import type { Copy } from '../types.ts'

export const wear: Record<string, Copy> = {
  'creeper-beanie': {
    title: 'Gorro de Creeper',
    text: 'La cara va tejida en el punto, no impresa encima, así que se estira sin agrietarse. Por dentro, una banda polar separa la lana de la frente. Con dos tallas hay para todos, de los cinco años en adelante.',
    materials: 'Punto de acrílico y merino, banda polar interior',
  },
  'mona-ear-beanie': {
    title: 'Gorro con orejas de Mona',
    text: 'Un gorro acanalado con dos orejas que se tienen solas gracias a un forro de fieltro. En la vuelta, una carita de gato bordada. Los programadores lo llevan en interiores.',
    materials: 'Canalé de acrílico reciclado, orejas forradas de fieltro',
  },
  'ninja-cat-headband-cap': {
    title: 'Gorra de Ninja Cat',
    text: 'Gorra de cinco paneles con la cinta cosida como franja de contraste y los dos cabos colgando por detrás. La visera es roja por debajo, cosa que solo se ve cuando alguien mira hacia arriba. Ajustable, de los ocho años a adulto.',
    materials: 'Sarga de algodón perchado, hebilla de metal',
  },
  'clippy-enamel-pin': {
    title: 'Pin esmaltado de Clippy',
    text: 'Esmalte duro pulido a ras del metal, 32 mm de alto, con dos clavillos para que no dé vueltas. La tarjeta hace una pregunta y deja la respuesta en blanco para quien regala. De gancho o en expositor de mostrador.',
    materials: 'Aleación de zinc, esmalte duro, dos cierres de goma',
  },
  'mona-enamel-pin': {
    title: 'Pin esmaltado de Mona',
    text: 'Mona en 30 mm, perfilada en níquel negro. Tres combinaciones de color que las tiendas de congresos venden por bandejas, y para el arcoíris la gente hace cola. Cierres de goma, porque los de metal se pierden entre las cintas de acreditación.',
    materials: 'Aleación de zinc, esmalte duro, dos cierres de goma',
  },
  'desktop-icon-pin-set': {
    title: 'Juego de pines Iconos del Escritorio',
    text: 'Cuatro pines en una tarjeta impresa como un escritorio, alineados a la cuadrícula. Elija el juego Sistema, el juego Buscaminas o el juego Solitario. La tarjeta se cierra como un librillo de cerillas y se envía como una carta.',
    materials: 'Aleación de zinc, esmalte duro, dos cierres de goma',
  },
  'xbox-button-patch-set': {
    title: 'Juego de parches Botones Xbox',
    text: 'Cuatro parches redondos de 55 mm con el borde rematado, que no se deshilacha. Se pegan con la plancha en quince segundos y después se pueden coser por el borde. Van planos en tarjeta colgante, así que en un gancho lleno caben cuarenta.',
    materials: 'Sarga bordada, borde rematado, reverso termoadhesivo',
  },
  'desktop-classics-socks': {
    title: 'Calcetines Clásicos del Escritorio',
    text: 'Algodón peinado con puntera plana remallada a mano y dibujos tejidos, para que también por dentro queden limpios. La faja es una funda de papel de verdad, con una ventana para tocar el punto. Dos tallas sirven para casi todos los pies.',
    materials: '78 % algodón peinado, 20 % poliamida, 2 % elastano',
  },
  'blue-screen-tee': {
    title: 'Camiseta Pantallazo azul',
    text: 'Algodón grueso en el azul correcto, con una carita blanca en el pecho. El estampado es al agua y no tiene borde que se note al tacto. Por dentro del dobladillo, donde iría la etiqueta, pone que hay que reiniciar.',
    materials: '100 % algodón ecológico, 180 g/m²',
  },
  'plush-backpack-clip': {
    title: 'Peluche con mosquetón para mochila',
    text: 'Los cinco superventas en 9 cm, con un mosquetón que abre hasta un niño con las manos heladas. La presilla va cosida a través del cuerpo, no solo a la costura, y aguanta doce kilos. Con el primer pedido llega un expositor giratorio para cinco docenas.',
    materials: 'Velboa de poliéster, relleno de poliéster, mosquetón sin níquel',
  },
  'floppy-disk-crossbody': {
    title: 'Bandolera Disquete',
    text: 'Un bolso cuadrado y rígido, con un tirador de cremallera en forma de corredera de disquete. Caben un teléfono, las llaves y un libro de bolsillo, y nada más. En la esquina, la pestaña de protección contra escritura es un llavero.',
    materials: 'Lona recubierta, forro de satén, correa de cincha',
  },
  'bliss-tote': {
    title: 'Bolsa de tela Bliss',
    text: 'Lona gruesa con la colina impresa alrededor de toda la bolsa, de modo que el horizonte se encuentra en las costuras laterales. La base de 12 cm y las asas largas la hacen una bolsa de la compra de verdad. Doblada en plano cabe en un revistero.',
    materials: 'Lona de algodón de 340 g/m²',
  },
}
