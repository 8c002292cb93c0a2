import type { Copy } from '../types.ts'

export const seasonal: Record<string, Copy> = {
  'clippy-tree-ornament': {
    title: 'Adorno navideño de Clippy',
    text: 'Soplado en un molde tallado y plateado por dentro, para que el alambre brille como alambre. El gorro de Papá Noel también es de vidrio, con el borde escarchado de cristal molido. Cada uno descansa en una caja con tapa, sobre un nido de papel.',
    materials: 'Vidrio soplado a boca, plateado por dentro, cinta de satén',
  },
  'minesweeper-bauble-set': {
    title: 'Bolas de Navidad Buscaminas',
    text: 'Seis bolas de vidrio: cinco con números en los colores correctos y una mina en negro brillante con púas cortas. La bandeja lleva un número impreso bajo cada hueco, para que en enero vuelvan en orden. Para árboles más grandes se venden por parejas.',
    materials: 'Vidrio, laca, casquillos de hojalata',
  },
  'minecraft-block-ornament': {
    title: 'Adorno navideño de bloque de Minecraft',
    text: 'Cubos de seis centímetros que cuelgan de una esquina y no se rompen cuando los encuentra el gato. La nieve de encima es flocada y al tacto parece fieltro. Las cajas tienen ventana por dos lados y se apilan a escuadra.',
    materials: 'PP irrompible, cinta de satén',
  },
  'mona-felt-ornament': {
    title: 'Adorno navideño de Mona en fieltro',
    text: 'Lana afieltrada a mano alrededor de un núcleo, con la bufanda tejida después con agujas pequeñas. No hay dos orejas iguales. Pesa poco, para las ramas finas de arriba.',
    materials: 'Lana afieltrada a mano, presilla de algodón',
  },
  'ugly-sweater-clippy-plush': {
    title: 'Peluche de Clippy con jersey navideño feo',
    text: 'Clippy en un tubo de punto sin mangas, porque brazos no tiene. El dibujo es el del jersey de verdad de este año, a un octavo de su tamaño. Pídalo en agosto a más tardar; después, las tejedoras ya no dan abasto.',
    materials: 'Velboa de poliéster, jersey de punto acrílico, relleno de poliéster',
  },
  'ugly-sweater-mona-plush': {
    title: 'Peluche de Mona con jersey navideño feo',
    text: 'Una Mona con jersey de cuello vuelto y dibujo Fair Isle, de bajo acanalado para que se quede por encima de los tentáculos. El jersey sale por las orejas con algo de paciencia. La etiqueta la ponemos detrás, para que el dibujo mire al frente.',
    materials: 'Velboa de poliéster, jersey de punto acrílico, relleno de poliéster',
  },
  'holiday-rover-plush': {
    title: 'Peluche de Rover navideño',
    text: 'Rover con una bufanda larga de rayas y unas astas que nadie le consultó. Las astas se sujetan con una goma bajo la barbilla y se quitan el día 26. Hasta bien entrado enero se sigue vendiendo como perro a secas.',
    materials: 'Felpa de poliéster, astas de fieltro, bufanda de punto, relleno de poliéster',
  },
  'pumpkin-creeper-plush': {
    title: 'Peluche de Creeper con calabaza',
    text: 'El Creeper lleva una calabaza tallada que se le quita de la cabeza. Calabaza y Creeper son dos juguetes para el niño y un solo código de barras para usted. Se envía desde finales de julio.',
    materials: 'Velboa de poliéster estampado, planchas de espuma, relleno de poliéster',
  },
  'witch-ninja-cat-plush': {
    title: 'Peluche de Ninja Cat vestido de bruja',
    text: 'El mismo gato al que nada impresiona, bajo un ancho sombrero de fieltro y con una capa violeta forrada de naranja. El ala lleva un alambre, para que caiga sobre un ojo si así le gusta. Póngalo en el escaparate el uno de octubre y no reponga después del veinte.',
    materials: 'Felpa de poliéster, sombrero de fieltro, capa de satén, relleno de poliéster',
  },
  'desktop-advent-calendar': {
    title: 'Calendario de Adviento Escritorio',
    text: 'Veinticuatro ventanas, y lo son de verdad, con barra de título y un aspa para pulsar. Detrás hay iconos de fieltro, dos pines esmaltados y un clip que es solo un clip. Vacío, el calendario se pliega en un diorama.',
    materials: 'Cartón impreso, 24 minis de vinilo y fieltro',
  },
  'minecraft-advent-calendar': {
    title: 'Calendario de Adviento Minecraft',
    text: 'Se cava un bloque al día: primero tierra, luego piedra, luego mineral, y el 24 algo que brilla. Las figuras encajan con los bloques magnéticos. Los números están desordenados, como espera cualquier minero.',
    materials: 'Cartón impreso, 24 figuras y bloques de PVC',
  },
  'xbox-holiday-stocking': {
    title: 'Calcetín de Navidad Xbox',
    text: 'Un calcetín de jacquard con los cuatro botones pierna abajo y el puño acanalado. Mide 48 cm, va forrado y admite un juego con su caja sin deformarse. El colgador lleva costuras de refuerzo para cuando vaya lleno.',
    materials: 'Punto acrílico, forro de algodón',
  },
}
