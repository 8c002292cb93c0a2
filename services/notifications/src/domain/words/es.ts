import type { MailWords } from './mail-words.ts'

export const es: MailWords = {
  from: 'Toyline, juguetes y peluches de las marcas de Microsoft para tiendas independientes, por cajas. Este correo responde a algo que hizo en nuestra tienda; no es un boletín.',
  copyAddress: 'Si el botón no funciona, copie esta dirección en su navegador:',
  verify: {
    subject: 'Confirme su correo electrónico',
    preview: 'Un clic y su cuenta está lista.',
    title: (name) => `Le damos la bienvenida, ${name}`,
    text: 'Confirme que este correo es suyo. Después podrá guardar direcciones, ver sus pedidos y volver a pedir en un minuto.',
    button: 'Confirmar mi correo',
    life: 'El enlace sirve una vez, durante 24 horas.',
    notYou: '¿No se ha registrado? Ignore este correo; sin el clic no pasa nada.',
  },
  reset: {
    subject: 'Elija una contraseña nueva',
    preview: 'El enlace sirve una vez, durante una hora.',
    title: 'Elija una contraseña nueva',
    text: (name) => `Hola, ${name}: alguien ha pedido una contraseña nueva para esta cuenta. Si ha sido usted, siga aquí.`,
    button: 'Elegir una contraseña',
    life: 'El enlace sirve una vez, durante una hora, y cierra la sesión en todos los dispositivos.',
    notYou: '¿No ha sido usted? Entonces nada ha cambiado y no tiene que hacer nada.',
  },
  known: {
    subject: 'Ya tiene una cuenta de Toyline',
    preview: 'Solo tiene que iniciar sesión.',
    title: 'Ya tiene una cuenta',
    text: (name) => `Hola, ${name}: alguien ha intentado registrarse con este correo. Ya tiene una cuenta, así que no se ha cambiado nada.`,
    signIn: 'Iniciar sesión',
    forgotten: '¿Ha olvidado la contraseña?',
    setNew: 'Elija una nueva',
  },
  wish: {
    subject: (toy) => `¿Le avisamos cuando ${toy} esté aquí?`,
    preview: 'Un clic, y un solo correo cuando llegue.',
    title: '¿Le avisamos?',
    text: (toy) =>
      `Alguien, probablemente usted, quiere saber cuándo se puede pedir ${toy}. Confirme que podemos escribir a esta dirección: una sola vez, cuando llegue.`,
    button: 'Ver y confirmar',
    life: 'En la misma página puede retirar la petición, y olvidamos esta dirección. Sin respuesta la olvidamos después de una semana.',
  },
  arrived: {
    subject: (toy) => `${toy} está aquí`,
    preview: 'Usted quería saberlo.',
    text: (casePack) => `Ya se puede pedir, en cajas de ${casePack}. No está apartado para usted: quien primero lo pide, lo tiene.`,
    button: 'Ver el juguete',
    once: 'Quería saberlo una vez, y es esta: hemos olvidado su petición, y con ella la dirección.',
  },
  order: {
    subject: (number) => `El pedido ${number} está confirmado`,
    preview: (lines, total) => `${lines === 1 ? 'Una línea' : `${lines} líneas`}, ${total}. Aquí lo tiene todo junto.`,
    stamp: 'Pedido',
    title: 'Su pedido está en el libro',
    text: (number, days) => `Gracias. El pedido ${number} está confirmado y llega ${days}.`,
    button: 'Ver el pedido',
    cases: (count, pack) => (count === 1 ? `1 caja de ${pack}` : `${count} cajas de ${pack}`),
    toys: 'Juguetes',
    total: 'Total',
    included: (tax) => `${tax}, incluido`,
    payment: 'Pago',
    byInvoice: (days) => `Con factura, a pagar ${days} días después de la factura`,
    byCard: 'Tarjeta',
    poNumber: 'Pedido de compra',
    note: 'Nota',
    deliveryTo: 'Entrega a',
  },
  shipments: {
    sent: {
      subject: (number) => `El envío ${number} está en camino`,
      preview: (carrier) => `${carrier} lo ha recogido.`,
      title: 'Sus juguetes están en camino',
      text: (number, order, carrier) => `El envío ${number} del pedido ${order} ha salido con ${carrier}.`,
    },
    delivered: {
      subject: (number) => `El envío ${number} ha llegado`,
      preview: (carrier) => `${carrier} lo ha entregado.`,
      title: 'Sus juguetes han llegado',
      text: (number, order, carrier) => `${carrier} ha entregado el envío ${number} del pedido ${order}.`,
    },
    place: (which, of, location) => `Envío ${which} de ${of}, desde ${location}.`,
    tracking: (number) => `Número de seguimiento ${number}`,
    track: 'Seguir el envío',
    toFollow: 'El resto del pedido llega en otro envío.',
    button: 'Ver el pedido',
  },
  cancelled: {
    subject: (order, isAll) => (isAll ? `El pedido ${order} está cancelado` : `Parte del pedido ${order} está cancelada`),
    preview: 'No se envía ni se cobra.',
    title: (isAll) => (isAll ? 'Su pedido está cancelado' : 'Parte de su pedido está cancelada'),
    text: (order) => `Del pedido ${order} esto no se envía. No se cobra, y lo que estaba reservado vuelve a ser suyo.`,
    dearer: 'Lo que queda es poco para su precio por volumen, como le mostramos antes. Ahora cuesta:',
    freight: (amount) => `El envío ya no es gratuito y cuesta ${amount}.`,
    button: 'Ver el pedido',
  },
  edited: {
    done: {
      subject: (order) => `El pedido ${order} ha cambiado`,
      preview: (total) => `Ahora asciende a ${total}.`,
      title: 'Su pedido ha cambiado',
      text: (order) => `Hemos cambiado el pedido ${order}. Lo que se quita no se cobra, y lo que estaba reservado vuelve a ser suyo.`,
      button: 'Ver el pedido',
    },
    proposed: {
      subject: (order) => `Una propuesta para el pedido ${order}`,
      preview: (total) => `Nada cambia si usted no acepta. Se añadirían ${total}.`,
      title: '¿Podemos añadir esto?',
      text: (order) => `Añadiríamos esto al pedido ${order}. Nada cambia si usted no acepta; su pedido sigue como está.`,
      button: 'Ver y responder',
    },
    reason: 'Motivo',
    pieces: (before, after) => (before === after ? `${after} unidades` : `${before} → ${after} unidades`),
    each: (price, before) => (before ? `${price} por unidad en lugar de ${before}` : `${price} por unidad`),
    comesTo: 'El pedido asciende ahora a',
    added: 'Se añadiría',
    until: (day) => `Puede aceptar hasta el ${day}. Sin respuesta, nada cambia.`,
  },
  documents: {
    invoice: {
      subject: (number) => `Factura ${number}`,
      preview: (total) => `${total}. La factura va adjunta.`,
      title: (number) => `Su factura ${number}`,
      text: (number, order) => `Adjuntamos la factura ${number} de su pedido ${order} en PDF.`,
      sum: 'Pagado con tarjeta',
    },
    'credit-note': {
      subject: (number) => `Factura rectificativa ${number}`,
      preview: (total) => `Se le abonan ${total}. La factura rectificativa va adjunta.`,
      title: (number) => `Su factura rectificativa ${number}`,
      text: (number, order) => `Adjuntamos la factura rectificativa ${number} de su pedido ${order} en PDF.`,
      sum: 'Abonado',
    },
    dueBy: (day) => `Vence el ${day}`,
    covered: 'Cubierto por su saldo a favor',
    button: 'Ver el pedido',
    kept: 'Todos los documentos de un pedido están también en su página.',
  },
  returns: {
    steps: {
      requested: {
        subject: (number) => `Hemos recibido su reclamación ${number}`,
        text: (number, order) =>
          `Gracias por avisarnos. Revisamos la reclamación ${number} del pedido ${order} en dos días laborables y le escribimos entonces.`,
      },
      approved: {
        subject: (number) => `La devolución ${number} está aprobada`,
        text: (number, order) =>
          `La devolución ${number} del pedido ${order} está aprobada. Embale los juguetes como llegaron y envíenoslos.`,
      },
      accepted: {
        subject: (number) => `Su reclamación ${number} está aceptada`,
        text: (number, order) =>
          `Lamentamos que algo fallara en el pedido ${order}. La reclamación ${number} está aceptada y no tiene que devolver nada.`,
      },
      'in-transit': {
        subject: (number) => `La devolución ${number} está en camino`,
        text: (number, order) =>
          `Gracias. Hemos anotado que la devolución ${number} del pedido ${order} está en camino y le escribimos cuando llegue.`,
      },
      received: {
        subject: (number) => `La devolución ${number} ha llegado`,
        text: (number, order) =>
          `La devolución ${number} del pedido ${order} ha llegado y está revisada. Lo que le corresponde sigue por sí solo.`,
      },
      refunded: {
        subject: (number) => `La devolución ${number} está reembolsada`,
        text: (number, order) =>
          `El dinero de ${number}, pedido ${order}, está en camino por el medio con el que pagó. En un pedido a cuenta, se debe esa cantidad menos.`,
      },
      credited: {
        subject: (number) => `La devolución ${number} está abonada ya`,
        text: (number, order) =>
          `Hemos abonado la devolución ${number} del pedido ${order} antes de que llegue. Envíe los juguetes como acordamos.`,
      },
      replaced: {
        subject: (number) => `Juguetes nuevos para ${number}`,
        text: (number, order) =>
          `Los juguetes nuevos para ${number}, pedido ${order}, están pedidos para usted sin coste. Su propia confirmación sigue.`,
      },
      rejected: {
        subject: (number) => `Sobre su reclamación ${number}`,
        text: (number, order) => `Hemos revisado ${number}, pedido ${order}, y no podemos aceptarla.`,
      },
      withdrawn: {
        subject: (number) => `${number} está retirada`,
        text: (number, order) => `Usted se queda con los juguetes: ${number}, pedido ${order}, está retirada.`,
      },
      'refund-declined': {
        subject: (number) => `El reembolso de ${number} no se completó`,
        text: (number, order) =>
          `El banco no aceptó el reembolso de ${number}, pedido ${order}. Buscamos otra vía y le escribimos; no tiene que hacer nada.`,
      },
    },
    preview: (order) => `Sobre su pedido ${order}`,
    sendTo: 'Envíelo a',
    label: (number) => `Escriba ${number} en el paquete.`,
    freight: {
      buyer: 'El transporte de vuelta corre por su cuenta.',
      seller: 'El transporte de vuelta corre por nuestra cuenta.',
    },
    expected: 'Abono previsto',
    credited: 'Abonado',
    answer: 'Lo que hemos visto',
    button: 'Ver el pedido',
  },
  declined: {
    subject: (number) => `El pago del pedido ${number} no se ha completado`,
    preview: 'Sus juguetes siguen reservados unos minutos.',
    title: 'El pago no se ha completado',
    text: (number, total) => `El pedido ${number} de ${total} no está pagado.`,
    reasons: {
      declined: 'El banco ha rechazado el pago sin decir por qué.',
      'insufficient-funds': 'La tarjeta no tiene saldo para este importe.',
      'expired-card': 'La tarjeta ha caducado.',
      'wrong-details': 'El número, la fecha o el código de la tarjeta no coinciden.',
      'authentication-failed': 'La confirmación del banco no se completó.',
      'try-again': 'El banco no estaba disponible en ese momento.',
    },
    kept: 'No se ha cobrado nada. Guardamos los juguetes unos minutos para que pueda probar con otra tarjeta.',
    button: 'Pagar de otra forma',
  },
  ended: {
    subject: (number) => `El pedido ${number} no se ha completado`,
    preview: 'No se ha cobrado nada.',
    reasons: {
      interrupted: 'Su pedido se interrumpió antes de poder pagarlo. Su carrito sigue como estaba.',
      'wrong-amount': 'El importe pagado no es el del pedido. Se devuelve por completo.',
      'stock-gone': 'El pago llegó cuando la mercancía ya era de otra persona. Se devuelve por completo.',
      'payment-voided': 'El pago se canceló, así que no se pudo hacer el pedido.',
      'not-paid-in-time': 'El pedido no se pagó mientras los juguetes estaban reservados. Su carrito sigue como estaba.',
    },
    nothing: 'No se ha cobrado nada, y lo que estuviera reservado en su tarjeta se libera.',
    button: 'Volver a la tienda',
  },
}
