import type { Language } from '@toyline/contracts'

export type Part = 'catalogue' | 'pictures' | 'orders' | 'payments' | 'accounts'
/** `returning`: it did not answer, and is being tried again. */
export type State = 'working' | 'returning' | 'away'

type Words = {
  title: string
  allWell: string
  notAll: string
  nothing: string
  parts: Record<Part, string>
  states: Record<State, string>
  seen: string
}

/** What the status page says. It must be there when nothing else is, so its words are here and not among the shop's messages. */
export const STATUS_WORDS: Record<Language, Words> = {
  en: {
    title: 'How the shop is doing',
    allWell: 'Everything works.',
    notAll: 'Something does not work just now. What you have ordered is safe.',
    nothing: 'The shop is resting just now. What you have ordered is safe.',
    parts: {
      catalogue: 'Looking at toys and searching',
      pictures: 'Pictures',
      orders: 'Cart and orders',
      payments: 'Payments',
      accounts: 'Signing in and accounts',
    },
    states: { working: 'works', returning: 'is coming back', away: 'does not work just now' },
    seen: 'As seen at',
  },
  de: {
    title: 'Wie es dem Shop geht',
    allWell: 'Alles funktioniert.',
    notAll: 'Etwas funktioniert gerade nicht. Was Sie bestellt haben, ist sicher.',
    nothing: 'Der Shop macht gerade Pause. Was Sie bestellt haben, ist sicher.',
    parts: {
      catalogue: 'Spielzeug ansehen und suchen',
      pictures: 'Bilder',
      orders: 'Warenkorb und Bestellungen',
      payments: 'Zahlungen',
      accounts: 'Anmelden und Konten',
    },
    states: { working: 'funktioniert', returning: 'kommt gerade zurück', away: 'funktioniert gerade nicht' },
    seen: 'Stand',
  },
  fr: {
    title: 'Comment va la boutique',
    allWell: 'Tout fonctionne.',
    notAll: 'Quelque chose ne fonctionne pas pour le moment. Vos commandes sont en sécurité.',
    nothing: 'La boutique fait une pause. Vos commandes sont en sécurité.',
    parts: {
      catalogue: 'Voir et chercher des jouets',
      pictures: 'Images',
      orders: 'Panier et commandes',
      payments: 'Paiements',
      accounts: 'Connexion et comptes',
    },
    states: { working: 'fonctionne', returning: 'est en train de revenir', away: 'ne fonctionne pas pour le moment' },
    seen: 'État à',
  },
  es: {
    title: 'Cómo está la tienda',
    allWell: 'Todo funciona.',
    notAll: 'Algo no funciona en este momento. Sus pedidos están a salvo.',
    nothing: 'La tienda está en pausa. Sus pedidos están a salvo.',
    parts: {
      catalogue: 'Ver y buscar juguetes',
      pictures: 'Imágenes',
      orders: 'Carrito y pedidos',
      payments: 'Pagos',
      accounts: 'Inicio de sesión y cuentas',
    },
    states: { working: 'funciona', returning: 'está volviendo', away: 'no funciona en este momento' },
    seen: 'Estado a las',
  },
}
