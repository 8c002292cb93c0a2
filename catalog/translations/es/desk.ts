import type { Copy } from '../types.ts'

export const desk: Record<string, Copy> = {
  'mona-vinyl-figure': {
    title: 'Figura de vinilo de Mona',
    text: 'Vinilo rotomoldeado, 11 cm, pintado a mano con pistola, con una cabeza que gira y unos tentáculos que no. La laca mate disimula las huellas, así que puede estar fuera de su caja en el mostrador. La edición fosforescente sale del mismo molde, en un vinilo que brilla a oscuras.',
    materials: 'PVC rotomoldeado, laca mate',
  },
  'clippy-vinyl-figure': {
    title: 'Figura de vinilo de Clippy',
    text: 'Un alambre macizo de 14 cm de alto sobre una base de hojalata impresa como un bloc de notas. Los ojos son bolas sueltas y se pueden dirigir hacia quien se siente enfrente. Dos acabados: acero cepillado y el oro que hicimos para las jubilaciones.',
    materials: 'Alambre de ABS, ojos de PVC, base de hojalata impresa',
  },
  'ninja-cat-vinyl-figure': {
    title: 'Figura de vinilo de Ninja Cat',
    text: 'Vinilo negro brillante con una cinta de algodón de verdad, anudada en fábrica. En una pata lleva un soporte donde encaja un lápiz, a modo de espada. Numerada en el pie, en tiradas de dos mil.',
    materials: 'PVC rotomoldeado, cinta de algodón',
  },
  'master-chief-vinyl-figure': {
    title: 'Figura de vinilo del Jefe Maestro',
    text: 'Proporciones achaparradas, visor metalizado y rozaduras a pincel seco, de modo que cada armadura sale un poco distinta. Los pies van lastrados con un taco de acero. Viene en una caja con ventana que se vuelve a cerrar, para clientes que guardan las cajas.',
    materials: 'PVC rotomoldeado, visor metalizado al vacío',
  },
  'cortana-vinyl-figure': {
    title: 'Figura de vinilo de Cortana',
    text: 'Vinilo azul translúcido sobre un disco transparente: con cualquier luz de vitrina parece encendida. Los circuitos van moldeados, no impresos, y sobreviven al plumero. Hace pareja con el Jefe Maestro; las bases se enganchan.',
    materials: 'PVC translúcido, base de ABS',
  },
  'minecraft-bobblehead': {
    title: 'Figura cabezona de Minecraft',
    text: 'Una cabeza cúbica sobre un muelle asiente a la velocidad de un sí meditado. El cuerpo es de una sola pieza, pesado en los pies, con una almohadilla debajo que se agarra al salpicadero. Tres personajes por expositor, cada uno con su código de barras.',
    materials: 'PVC, acero de muelle',
  },
  'halo-warthog-die-cast': {
    title: 'Warthog de Halo a escala',
    text: 'Escala 1:32, con las cuatro ruedas directrices, enlazadas bajo el piso, y una torreta que gira. La suspensión recorre ocho milímetros, lo justo para salvar un teclado. Carrocería de zinc, 310 gramos: en la mano pesa lo que cuesta.',
    materials: 'Aleación de zinc, ABS, neumáticos de goma',
  },
  'forza-coupe-die-cast': {
    title: 'Cupé Forza a escala',
    text: 'Un cupé bajo en 1:43 con puertas que se abren y laca metalizada bajo barniz. La tarjeta lleva una curva impresa en el dorso, y cuatro tarjetas juntas hacen una vuelta. Doce por caja en un mismo color, o pida el surtido.',
    materials: 'Aleación de zinc, ABS, neumáticos de goma',
  },
  'forza-hot-hatch-die-cast': {
    title: 'Compacto deportivo Forza a escala',
    text: 'Batalla corta, techo alto y un motor de retrofricción que lo lleva de punta a punta del mostrador. Las franjas de rally, en tampografía, cruzan la junta de la puerta sin un escalón. Se vende en tarjeta con eurotaladro.',
    materials: 'Aleación de zinc, ABS, neumáticos de goma',
  },
  'forza-off-roader-die-cast': {
    title: 'Todoterreno Forza a escala',
    text: 'Neumáticos blandos de tacos, baca y una rueda de repuesto que se desenrosca. Los muelles son helicoidales de verdad, uno en cada esquina. Trepa por una pila de tres libros, y casi todo el mundo lo comprueba en la tienda.',
    materials: 'Aleación de zinc, ABS, neumáticos de goma blanda',
  },
  'flight-simulator-airliner': {
    title: 'Avión de línea Flight Simulator',
    text: 'Un birreactor en 1:250 con turbinas que giran y un soporte que lo sostiene a seis grados de ascenso. El tren es fijo, así que también rueda por el escritorio. Las tiendas de los aeropuertos lo venden en la puerta de embarque; póngalo a la altura de los ojos.',
    materials: 'Aleación de zinc, alas de ABS, soporte cromado',
  },
  'flight-simulator-bush-plane': {
    title: 'Avioneta todoterreno Flight Simulator',
    text: 'Ala alta, ruedas gordas y una hélice que se arranca con un dedo. Los flotadores vienen en la caja y encajan en el lugar de las ruedas. Los montantes son de metal y sobreviven al primer vuelo desde la mesa.',
    materials: 'Aleación de zinc, alas de ABS, neumáticos de goma',
  },
  'age-of-empires-trebuchet-kit': {
    title: 'Maqueta de lanzapiedras Age of Empires',
    text: 'Haya cortada con láser, nada de cola, y lanza un pedrusco de fieltro a unos tres metros. El cajón del contrapeso admite monedas, y así afinar el alcance ocupa una tarde. El grande tiene un torno que funciona y necesita una mesa para él solo.',
    materials: 'Contrachapado de haya, cordón de algodón, pasador de acero',
  },
  'sea-of-thieves-sloop-kit': {
    title: 'Maqueta de balandro Sea of Thieves',
    text: 'Un balandro de 118 piezas con velas de algodón y una jarcia que anuda uno mismo; los nudos se explican en una tarjeta. Las tablas del casco van numeradas por dentro, donde nadie mira. Terminado mide 32 cm y parece más viejo de lo que es.',
    materials: 'Tilo, tela de vela de algodón, cordón encerado',
  },
  'minecraft-block-builder-kit': {
    title: 'Bloques magnéticos de Minecraft',
    text: 'Bloques de dos centímetros con un imán detrás de cada cara, de modo que el césped se pega a la piedra en cualquier dirección. La tarjeta muestra una construcción y ahí deja de dar instrucciones. Las cajas quedan bien en el estante de debajo de las minicriaturas.',
    materials: 'ABS, imanes de neodimio',
  },
  'clippy-paperclip-holder': {
    title: 'Portaclips Clippy',
    text: 'Un Clippy de acero con cabeza magnética que luce doscientos clips por melena. Patas de silicona, ni un tintineo, y cien clips en la caja. Las papelerías lo ponen con las grapadoras y lo venden como regalo.',
    materials: 'Acero con pintura en polvo, imán, patas de silicona',
  },
  'minesweeper-desk-calendar': {
    title: 'Calendario perpetuo Buscaminas',
    text: 'Una cuadrícula de haya con 49 fichas de hojalata que se voltean una al día; en algún lugar de cada mes hay una mina. La ficha de la bandera marca el día de hoy. No se acaba nunca, lo que inquieta a los compradores y gusta a los clientes.',
    materials: 'Marco de haya, fichas de hojalata lacada',
  },
}
