import type { MailWords } from './mail-words.ts'

export const fr: MailWords = {
  from: 'Toyline, jouets et peluches des marques Microsoft pour les boutiques indépendantes, par carton. Ce message répond à une action de votre part dans notre boutique ; ce n’est pas une lettre d’information.',
  copyAddress: 'Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :',
  verify: {
    subject: 'Confirmez votre adresse e-mail',
    preview: 'Un clic, et votre compte est prêt.',
    title: (name) => `Bienvenue, ${name}`,
    text: 'Veuillez confirmer que cette adresse e-mail est la vôtre. Vous pourrez ensuite enregistrer des adresses, voir vos commandes et recommander en une minute.',
    button: 'Confirmer mon adresse',
    life: 'Le lien fonctionne une fois, pendant 24 heures.',
    notYou: 'Vous ne vous êtes pas inscrit ? Ignorez ce message ; rien ne se passe sans le clic.',
  },
  reset: {
    subject: 'Choisir un nouveau mot de passe',
    preview: 'Le lien fonctionne une fois, pendant une heure.',
    title: 'Choisir un nouveau mot de passe',
    text: (name) => `Bonjour ${name}, un nouveau mot de passe a été demandé pour ce compte. Si c’était vous, continuez ici.`,
    button: 'Choisir un mot de passe',
    life: 'Le lien fonctionne une fois, pendant une heure, et déconnecte tous les appareils.',
    notYou: 'Ce n’était pas vous ? Rien n’a changé et vous n’avez rien à faire.',
  },
  known: {
    subject: 'Vous avez déjà un compte Toyline',
    preview: 'Il suffit de vous connecter.',
    title: 'Vous avez déjà un compte',
    text: (name) => `Bonjour ${name}, quelqu’un a voulu s’inscrire avec cette adresse. Elle a déjà un compte, rien n’a donc été modifié.`,
    signIn: 'Se connecter',
    forgotten: 'Mot de passe oublié ?',
    setNew: 'En choisir un nouveau',
  },
  wish: {
    subject: (toy) => `Devons-nous vous prévenir quand ${toy} est là ?`,
    preview: 'Un clic, et un seul e-mail à l’arrivée.',
    title: 'Devons-nous vous prévenir ?',
    text: (toy) =>
      `Quelqu’un, sans doute vous, veut savoir quand ${toy} peut être commandé. Veuillez confirmer que nous pouvons écrire à cette adresse : une seule fois, à l’arrivée.`,
    button: 'Voir et confirmer',
    life: 'Sur la même page, vous pouvez retirer la demande, et nous oublions cette adresse. Sans réponse, nous l’oublions après une semaine.',
  },
  arrived: {
    subject: (toy) => `${toy} est là`,
    preview: 'Vous vouliez le savoir.',
    text: (casePack) =>
      `Il peut être commandé dès maintenant, par cartons de ${casePack}. Il n’est pas mis de côté pour vous : le premier qui commande l’obtient.`,
    button: 'Voir le jouet',
    once: 'Vous vouliez être prévenu une fois, c’est fait : nous avons oublié votre demande, et son adresse avec elle.',
  },
  order: {
    subject: (number) => `La commande ${number} est confirmée`,
    preview: (lines, total) => `${lines === 1 ? 'Une ligne' : `${lines} lignes`}, ${total}. Tout est réuni ici.`,
    stamp: 'Commandé',
    title: 'Votre commande est dans le carnet',
    text: (number, days) => `Merci. La commande ${number} est confirmée et arrive ${days}.`,
    button: 'Voir la commande',
    cases: (count, pack) => (count === 1 ? `1 carton de ${pack}` : `${count} cartons de ${pack}`),
    toys: 'Jouets',
    total: 'Total',
    included: (tax) => `${tax}, comprise`,
    payment: 'Paiement',
    byInvoice: (days) => `Sur facture, à régler ${days} jours après la facture`,
    byCard: 'Carte',
    poNumber: 'Bon de commande',
    note: 'Note',
    deliveryTo: 'Livraison à',
  },
  shipments: {
    sent: {
      subject: (number) => `L’envoi ${number} est en route`,
      preview: (carrier) => `${carrier} l’a pris en charge.`,
      title: 'Vos jouets sont en route',
      text: (number, order, carrier) => `L’envoi ${number} de la commande ${order} est parti avec ${carrier}.`,
    },
    delivered: {
      subject: (number) => `L’envoi ${number} est arrivé`,
      preview: (carrier) => `${carrier} l’a livré.`,
      title: 'Vos jouets sont arrivés',
      text: (number, order, carrier) => `${carrier} a livré l’envoi ${number} de la commande ${order}.`,
    },
    place: (which, of, location) => `Envoi ${which} sur ${of}, depuis ${location}.`,
    tracking: (number) => `Numéro de suivi ${number}`,
    track: 'Suivre l’envoi',
    toFollow: 'Le reste de la commande suit dans un envoi à part.',
    button: 'Voir la commande',
  },
  cancelled: {
    subject: (order, isAll) => (isAll ? `La commande ${order} est annulée` : `Une partie de la commande ${order} est annulée`),
    preview: 'Elle ne sera ni envoyée ni encaissée.',
    title: (isAll) => (isAll ? 'Votre commande est annulée' : 'Une partie de votre commande est annulée'),
    text: (order) =>
      `De la commande ${order}, ceci ne sera pas envoyé. Rien n’en est encaissé, et ce qui était réservé est à nouveau à vous.`,
    dearer: 'Ce qui reste ne suffit plus pour son prix dégressif, comme nous vous l’avions montré. Il coûte maintenant :',
    freight: (amount) => `La livraison n’est plus gratuite et coûte ${amount}.`,
    button: 'Voir la commande',
  },
  edited: {
    done: {
      subject: (order) => `La commande ${order} a été modifiée`,
      preview: (total) => `Elle s’élève maintenant à ${total}.`,
      title: 'Votre commande a été modifiée',
      text: (order) =>
        `Nous avons modifié la commande ${order}. Ce qui est retiré n’est pas encaissé, et ce qui était réservé est à nouveau à vous.`,
      button: 'Voir la commande',
    },
    proposed: {
      subject: (order) => `Une proposition pour la commande ${order}`,
      preview: (total) => `Rien ne change sans votre accord. ${total} s’ajouteraient.`,
      title: 'Pouvons-nous ajouter ceci ?',
      text: (order) => `Nous ajouterions ceci à la commande ${order}. Rien ne change sans votre accord ; votre commande suit son cours.`,
      button: 'Voir et répondre',
    },
    reason: 'Motif',
    pieces: (before, after) => (before === after ? `${after} pièces` : `${before} → ${after} pièces`),
    each: (price, before) => (before ? `${price} la pièce au lieu de ${before}` : `${price} la pièce`),
    comesTo: 'La commande s’élève maintenant à',
    added: 'S’ajouterait',
    until: (day) => `Vous pouvez accepter jusqu’au ${day}. Sans réponse, rien ne change.`,
  },
  documents: {
    invoice: {
      subject: (number) => `Facture ${number}`,
      preview: (total) => `${total}. La facture est jointe.`,
      title: (number) => `Votre facture ${number}`,
      text: (number, order) => `Voici la facture ${number} de votre commande ${order}, jointe en PDF.`,
      sum: 'Payé par carte',
    },
    'credit-note': {
      subject: (number) => `Avoir ${number}`,
      preview: (total) => `${total} vous sont crédités. L’avoir est joint.`,
      title: (number) => `Votre avoir ${number}`,
      text: (number, order) => `Voici l’avoir ${number} de votre commande ${order}, joint en PDF.`,
      sum: 'Crédité',
    },
    dueBy: (day) => `À régler au plus tard le ${day}`,
    covered: 'Couvert par votre avoir',
    button: 'Voir la commande',
    kept: 'Tous les documents d’une commande se trouvent aussi sur sa page.',
  },
  returns: {
    steps: {
      requested: {
        subject: (number) => `Nous avons reçu votre réclamation ${number}`,
        text: (number, order) =>
          `Merci de nous avoir écrit. Nous examinons la réclamation ${number} sur la commande ${order} sous deux jours ouvrés et vous répondons ensuite.`,
      },
      approved: {
        subject: (number) => `Le retour ${number} est accepté`,
        text: (number, order) =>
          `Le retour ${number} de la commande ${order} est accepté. Emballez les jouets comme ils sont arrivés et envoyez-les-nous.`,
      },
      accepted: {
        subject: (number) => `Votre réclamation ${number} est acceptée`,
        text: (number, order) =>
          `Nous regrettons ce qui n’allait pas avec la commande ${order}. La réclamation ${number} est acceptée et vous n’avez rien à renvoyer.`,
      },
      'in-transit': {
        subject: (number) => `Le retour ${number} est en route`,
        text: (number, order) =>
          `Merci. Nous avons noté que le retour ${number} de la commande ${order} est en route et vous écrivons à son arrivée.`,
      },
      received: {
        subject: (number) => `Le retour ${number} est arrivé`,
        text: (number, order) =>
          `Le retour ${number} de la commande ${order} est arrivé et a été examiné. Ce qui vous est dû suit de lui-même.`,
      },
      refunded: {
        subject: (number) => `Le retour ${number} est remboursé`,
        text: (number, order) =>
          `L’argent de ${number}, commande ${order}, est en route, par le moyen de votre paiement. Pour un achat sur facture, le solde dû diminue d’autant.`,
      },
      credited: {
        subject: (number) => `Le retour ${number} est crédité tout de suite`,
        text: (number, order) =>
          `Nous avons crédité le retour ${number} de la commande ${order} avant son arrivée. Envoyez les jouets comme convenu.`,
      },
      replaced: {
        subject: (number) => `De nouveaux jouets pour ${number}`,
        text: (number, order) =>
          `De nouveaux jouets pour ${number}, commande ${order}, sont commandés pour vous sans frais. Leur confirmation suit.`,
      },
      rejected: {
        subject: (number) => `Au sujet de votre réclamation ${number}`,
        text: (number, order) => `Nous avons examiné ${number}, commande ${order}, et ne pouvons pas l’accepter.`,
      },
      withdrawn: {
        subject: (number) => `${number} est retiré`,
        text: (number, order) => `Vous gardez les jouets : ${number}, commande ${order}, est retiré.`,
      },
      'refund-declined': {
        subject: (number) => `Le remboursement de ${number} n’a pas abouti`,
        text: (number, order) =>
          `La banque n’a pas accepté le remboursement de ${number}, commande ${order}. Nous trouvons un autre moyen et vous écrivons ; vous n’avez rien à faire.`,
      },
    },
    preview: (order) => `Au sujet de votre commande ${order}`,
    sendTo: 'À envoyer à',
    label: (number) => `Inscrivez ${number} sur le colis.`,
    freight: {
      buyer: 'Le transport du retour est à votre charge.',
      seller: 'Le transport du retour est à notre charge.',
    },
    expected: 'Avoir prévu',
    credited: 'Crédité',
    answer: 'Notre constat',
    button: 'Voir la commande',
  },
  declined: {
    subject: (number) => `Le paiement de la commande ${number} n’a pas abouti`,
    preview: 'Vos jouets restent réservés quelques minutes.',
    title: 'Le paiement n’a pas abouti',
    text: (number, total) => `La commande ${number} de ${total} n’est pas payée.`,
    reasons: {
      declined: 'La banque a refusé le paiement sans dire pourquoi.',
      'insufficient-funds': 'La provision de la carte ne suffit pas pour ce montant.',
      'expired-card': 'La carte a expiré.',
      'wrong-details': 'Le numéro, la date ou le code de la carte ne correspondent pas.',
      'authentication-failed': 'La confirmation auprès de la banque n’a pas été menée à bien.',
      'try-again': 'La banque était injoignable à cet instant.',
    },
    kept: 'Rien n’a été débité. Nous gardons les jouets de côté quelques minutes pour que vous puissiez essayer une autre carte.',
    button: 'Payer autrement',
  },
  ended: {
    subject: (number) => `La commande ${number} n’a pas abouti`,
    preview: 'Rien n’a été débité.',
    reasons: {
      interrupted: 'Votre commande a été interrompue avant le paiement. Votre panier est resté tel quel.',
      'wrong-amount': 'Le montant payé n’est pas celui de la commande. Il est remboursé en totalité.',
      'stock-gone': 'Le paiement est arrivé après la vente du stock. Il est remboursé en totalité.',
      'payment-voided': 'Le paiement a été annulé, la commande n’a donc pas pu être passée.',
      'not-paid-in-time': 'La commande n’a pas été payée pendant que les jouets étaient réservés. Votre panier est resté tel quel.',
    },
    nothing: 'Rien n’a été débité, et ce qui était réservé sur votre carte est libéré.',
    button: 'Retour à la boutique',
  },
}
