import type { Language } from '@toyline/contracts'

export type Sorry = 'busy' | 'tooMany'
type Words = { title: string; text: (after: string) => string }

/** What is said in the place of a page when nobody is there to make one, so the words must be here. */
export const SORRY_WORDS: Record<Language, Record<Sorry, Words>> = {
  en: {
    busy: {
      title: 'One moment, please',
      text: () => 'The shop is just starting or very busy. This page tries again by itself; nothing you did is lost.',
    },
    tooMany: {
      title: 'A little slower, please',
      text: (after) => `That was a lot in a short time. In ${after} this page opens by itself; your cart is kept.`,
    },
  },
  de: {
    busy: {
      title: 'Einen Moment, bitte',
      text: () => 'Der Shop startet gerade oder hat sehr viel zu tun. Die Seite versucht es von selbst noch einmal; nichts geht verloren.',
    },
    tooMany: {
      title: 'Etwas langsamer, bitte',
      text: (after) => `Das war viel in kurzer Zeit. In ${after} öffnet sich die Seite von selbst; Ihr Warenkorb bleibt erhalten.`,
    },
  },
  fr: {
    busy: {
      title: 'Un instant, s’il vous plaît',
      text: () => 'La boutique démarre ou est très sollicitée. Cette page réessaie d’elle-même ; rien n’est perdu.',
    },
    tooMany: {
      title: 'Un peu moins vite, s’il vous plaît',
      text: (after) => `Cela fait beaucoup en peu de temps. Dans ${after}, cette page s’ouvrira d’elle-même ; votre panier est conservé.`,
    },
  },
  es: {
    busy: {
      title: 'Un momento, por favor',
      text: () => 'La tienda está arrancando o muy ocupada. Esta página lo intenta de nuevo sola; no se pierde nada.',
    },
    tooMany: {
      title: 'Un poco más despacio, por favor',
      text: (after) => `Han sido muchas peticiones en poco tiempo. En ${after} esta página se abre sola; su carrito se conserva.`,
    },
  },
}
