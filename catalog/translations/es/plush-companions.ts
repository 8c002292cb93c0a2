import type { Copy } from '../types.ts'

export const companions: Record<string, Copy> = {
  'clippy-classic-plush': {
    title: 'Peluche clásico de Clippy',
    text: 'Velboa plateado sobre un alma flexible: los rizos del alambre se quedan como usted los deje. Clippy viene cosido a una hoja de fieltro pautada y se sienta en el borde del monitor sin soporte. Las cejas son piezas de fieltro sueltas, hilvanadas a mano una a una, y por eso no hay dos que parezcan igual de serviciales.',
    materials: 'Velboa de poliéster, relleno de poliéster reciclado, alma flexible de PP',
  },
  'paperclip-pal-pocket-plush': {
    title: 'Amigo Clip, peluche de bolsillo',
    text: 'Un clip para el mostrador, de 10 cm de alto y relleno de bolitas finas para que se tenga en pie junto al lector de tarjetas. Tres colores metálicos en minky satinado, mezclados como quiera dentro de cada caja. A ese precio es el que la gente añade cuando ya ha pagado.',
    materials: 'Minky de poliéster, relleno de poliéster',
  },
  'ninja-cat-plush': {
    title: 'Peluche de Ninja Cat',
    text: 'Gato negro, cinta roja, ninguna paciencia. La cinta se ata y se desata, y los niños harán ambas cosas hasta deshilacharla, así que el borde de algodón va sobrehilado. El asiento lastrado mantiene al gato erguido en un estante de cristal.',
    materials: 'Felpa de poliéster de 5 mm, cinta de algodón, relleno de poliéster',
  },
  'ninja-cat-rider-plush': {
    title: 'Peluche de Ninja Cat con montura',
    text: 'La pegatina del portátil, hecha peluche: el gato en su montura y la capa al viento. Jinete y montura se unen con un cierre autoadherente, de modo que el gato cambia de corcel si el cliente tiene los tres. Va en caja con ventana, porque en bolsa la capa se arruga.',
    materials: 'Felpa de poliéster, fieltro, hilo de bordar, relleno de poliéster',
  },
  'bit-and-bot-plush': {
    title: 'Peluches de Bit y Bot',
    text: 'Bit es el pequeño y redondo, Bot el cuadrado de la antena, y se dan la mano con un botón de presión cosido en cada manopla. Los colegios compran la pareja para el rincón de programación. Las pantallas van impresas en satén y se limpian con un paño.',
    materials: 'Poliéster de pelo corto, fieltro, relleno de poliéster',
  },
  'rover-search-dog-plush': {
    title: 'Peluche de Rover, el perro buscador',
    text: 'Rover está sentado, con la lengua fuera y una lupa de fieltro cosida bajo una pata. Lleva el lomo cepillado a contrapelo, como si acabaran de acariciarlo. Quien recuerda lo que tardaba una búsqueda de archivos se ríe antes de mirar el precio.',
    materials: 'Felpa de poliéster de 6 mm, lupa de fieltro, relleno de poliéster',
  },
  'merlin-assistant-plush': {
    title: 'Peluche del asistente Merlin',
    text: 'Un mago de escritorio con una barba larga que se puede peinar, y casi todo el mundo la peina. La túnica es de satén con estrellas en cadeneta amarilla, y el ala del sombrero lleva un alambre que conserva la forma. Se tiene en pie junto al teclado sobre una base plana rellena de bolitas.',
    materials: 'Velboa de poliéster, barba de felpa de pelo largo, túnica de satén, relleno de poliéster',
  },
  'msn-butterfly-plush': {
    title: 'Peluche de la mariposa de MSN',
    text: 'Cuatro alas de cuatro colores y un cuerpo blando que hace de reposamuñecas en los chats de madrugada. Las puntas de las alas esconden una lámina que cruje. Cuélguela de la presilla de la espalda y todo el expositor girará cuando pase alguien.',
    materials: 'Minky de poliéster, lámina crujiente en las puntas de las alas, relleno de poliéster',
  },
  'mona-octocat-plush': {
    title: 'Peluche de Mona, la Octocat',
    text: 'Orejas de gato, cinco tentáculos y una cara bordada con nueve mil puntadas, sin piezas de plástico de las que tirar. Los tentáculos, de relleno firme, se abren hacia fuera y dejan a Mona en pie sobre cualquier superficie plana. Las librerías cercanas a las universidades la reponen por cajas cada septiembre.',
    materials: 'Velboa de poliéster, cara bordada, relleno de poliéster reciclado',
  },
  'mona-dress-up-plush': {
    title: 'Peluche de Mona para disfrazar',
    text: 'Una Mona de 20 cm con un disfraz que se quita con una sola tira autoadherente en la espalda. Hay cuatro oficios donde elegir, y cada etiqueta enseña los otros tres: ya vende ella por usted. Estirando un poco, los disfraces le valen a la Mona clásica de 25 cm.',
    materials: 'Velboa de poliéster, disfraz de sarga de algodón, cierre autoadherente, relleno de poliéster',
  },
  'copilot-companion-plush': {
    title: 'Peluche Compañero Copilot',
    text: 'Una figurita redondeada de microforro que se estira en todas direcciones, rellena de microperlas que se asientan despacio después de un apretón. La cara son dos ojos bordados y nada más, así que transmite calma desde cualquier ángulo. Tiene su sitio en el estante entre los antiestrés y los regalos.',
    materials: 'Microforro con elastano, relleno de microperlas',
  },
  'office-assistant-minis': {
    title: 'Minis de los asistentes de Office',
    text: 'El resto de la plantilla de 1997, en 11 cm: el gato, el perro, el robot y el punto rojo. Cada mini tiene la base lastrada y un número del uno al cuatro en la etiqueta cosida. Con la primera caja va de regalo un expositor de mostrador para doce.',
    materials: 'Minky de poliéster, relleno de poliéster, bolitas de PE',
  },
}
