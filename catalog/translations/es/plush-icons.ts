import type { Copy } from '../types.ts'

export const iconPlush: Record<string, Copy> = {
  'save-icon-floppy-plush': {
    title: 'Peluche de disquete Guardar',
    text: 'Un disquete de 3,5 pulgadas a seis veces su tamaño, con una corredera de satén que se desliza sobre una cinta oculta. La etiqueta es de algodón liso y admite rotulador de ropa, así que en las oficinas hace de tarjeta de despedida. Cuatro colores, como venían en las cajas de diez.',
    materials: 'Velboa de poliéster, corredera de satén, relleno de poliéster',
  },
  'minesweeper-mine-plush': {
    title: 'Peluche de mina del Buscaminas',
    text: 'Una bola negra con ocho púas romas y un solo brillo blanco, justo donde lo tenía el icono. Rueda mal, que es la mitad de la gracia, y las púas son lo bastante blandas para un buenas noches por los aires. Póngala al lado de la bandera.',
    materials: 'Poliéster de pelo corto, púas de fieltro rellenas, relleno de poliéster',
  },
  'minesweeper-smiley-plush': {
    title: 'Peluche de la carita del Buscaminas',
    text: 'La cara que preside el tablero, en sus tres humores. Dorso plano, 18 cm de diámetro y una presilla de cinta para colgarla de un gancho. Los maestros compran las tres y cuelgan la que pide la clase.',
    materials: 'Velboa de poliéster, cara bordada a punto de raso, relleno de poliéster',
  },
  'solitaire-card-plush': {
    title: 'Peluche de carta del Solitario',
    text: 'Naipes para abrazar, de 24 cm de alto, con ribete y palos de fieltro cosidos, no impresos. Detrás esconden manos y pies pequeños, y así la carta se tiene en pie sola. Un abanico de tres llena cualquier hueco del escaparate.',
    materials: 'Satén de algodón, guata de poliéster, palos de fieltro',
  },
  'azure-cloud-plush': {
    title: 'Peluche de nube Azure',
    text: 'Borreguillo blanco arriba, terciopelo azul abajo y unos ojos dormidos en medio. El relleno es fibra siliconada que recupera su forma después del viaje en caja. Los centros de datos piden el gigante; las guarderías, el mini.',
    materials: 'Borreguillo de poliéster, cara bordada, relleno de poliéster reciclado',
  },
  'bliss-hill-plush': {
    title: 'Peluche de la colina Bliss',
    text: 'Una colina verde con hierba de 12 mm de pelo y una nube que flota encima sobre un muelle. Empuje la nube y cabeceará diez segundos largos. La primera semana la tienda entera la fotografía; después, se vende.',
    materials: 'Felpa de poliéster de pelo largo, nube de borreguillo, relleno de poliéster',
  },
  'paint-brush-plush': {
    title: 'Peluche de pincel de Paint',
    text: 'Un pincel largo como un antebrazo, con cerdas de flecos de verdad, mojado en un solo color de pintura de fieltro. La virola es de lamé plateado con dos filas de pespuntes. Las tiendas de bellas artes lo cuelgan del ojal, donde cuelgan los pinceles de verdad.',
    materials: 'Velboa de poliéster, virola de tela metalizada, cerdas de hilo de flecos, relleno de poliéster',
  },
  'recycle-bin-plush': {
    title: 'Peluche de la Papelera de reciclaje',
    text: 'Una papelera blanda que funciona: en la boca forrada caben bolígrafos, un teléfono o las bolas de papel de fieltro que trae la llena. Las flechas van aplicadas con puntada en zigzag. Pida los dos estados juntos; nadie quiere solo la vacía.',
    materials: 'Exterior de ripstop, velboa de poliéster, relleno de poliéster',
  },
  'pointer-plush': {
    title: 'Peluche de puntero',
    text: 'La flecha, la mano y el reloj de arena, cada uno con un ribete negro que mantiene nítido el contorno. En el bolsillo de atrás cabe una varilla, y cualquiera de ellos pasa a ser puntero de clase. El reloj de arena lleva un puñado de bolitas que caen de verdad.',
    materials: 'Velboa de poliéster con borde ribeteado, relleno de poliéster',
  },
  'fluent-emoji-plush': {
    title: 'Peluche de emoji Fluent',
    text: 'Esferas enteras, no discos: miran al cliente por mucho que se revuelva el cajón. Los rasgos son aplicaciones acolchadas con borde de satén. Un cajón de sesenta se vacía en una semana de vacaciones escolares.',
    materials: 'Velboa de poliéster, cara bordada a punto de raso, relleno de poliéster',
  },
  'fluent-animals-plush': {
    title: 'Peluches de animales Fluent',
    text: 'Cabezas redondas de animales de la serie Fluent, en minky suave y con orejas de fieltro tiesas. Miden 15 cm y se apilan en pirámide sin resbalar. El zorro vende el doble que los demás, así que de ese tenemos más.',
    materials: 'Minky de poliéster, orejas de fieltro, relleno de poliéster',
  },
  'office-letter-cushion': {
    title: 'Cojín de letra de Office',
    text: 'Cojines cuadrados con una letra aplicada en relieve y una cremallera oculta en la base. La sarga está teñida en masa, y los bordes no palidecen. Los espacios de coworking piden la fila entera y la sientan en el orden en que abren los programas.',
    materials: 'Funda de sarga de algodón, letra aplicada, relleno de poliéster reciclado',
  },
  'windows-95-boot-pillow': {
    title: 'Cojín de arranque de Windows 95',
    text: 'El cielo bajo el que se esperaba, impreso en algodón perchado, con la barra azul a lo largo del dobladillo. Dentro de la barra hay una cinta de satén que se puede llevar de izquierda a derecha mientras sale el café. Funda lavable, cremallera oculta.',
    materials: 'Algodón perchado, impresión digital, relleno de poliéster reciclado',
  },
  'blue-screen-cushion': {
    title: 'Cojín Pantallazo azul',
    text: 'Una cara triste en cadeneta blanca sobre el único azul que le va. El reverso tiene cinco líneas de guiones que desde el sofá se leen como un mensaje de error. La primera risa es en la tienda; la segunda, en casa.',
    materials: 'Lona de algodón, bordado en cadeneta, relleno de poliéster reciclado',
  },
  'folder-cushion': {
    title: 'Cojín Nueva carpeta',
    text: 'Una carpeta acolchada con pestaña de verdad y un bolsillo en el que cabe una tableta. La solapa delantera se cierra con dos broches, y el forro es de cuadros pálidos. Las tiendas de las bibliotecas lo usan de cojín de lectura y de bolsa de devoluciones a la vez.',
    materials: 'Sarga de algodón, forro de poliéster, relleno de poliéster reciclado',
  },
  'xbox-button-cushion': {
    title: 'Cojín de botón Xbox',
    text: 'Redondo, de 38 cm de diámetro, abombado como el botón y con ribete negro. La letra está cortada en terciopelo y rematada a punto de raso. Con cuatro en un banco, el rincón de juegos no necesita cartel.',
    materials: 'Terciopelo de poliéster, borde ribeteado, relleno de poliéster reciclado',
  },
}
