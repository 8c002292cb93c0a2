import { findLocale, LOCALES, type Locale, type LocaleId, type MarketId } from '@toyline/contracts'

/** What papers in and on a parcel say. */
export type SlipWords = {
  title: string
  order: string
  poNumber: string
  shipment: string
  /** Which of the order's shipments it is, and whose stock. */
  place: (which: number, of: number, location: string) => string
  sentOn: string
  carrier: string
  deliverTo: string
  sentFrom: string
  /** `numbers` as in `3` or `3–8`. */
  parcels: (numbers: string, of: number) => string
  /** Of one parcel. */
  each: (weight: string) => string
  pallet: (number: number, of: number) => string
  onPallet: (parcels: string) => string
  sku: string
  article: string
  perParcel: string
  pieces: string
  sum: (pieces: string, parcels: number, weight: string) => string
  missing: string
  page: (page: number, of: number) => string
  weight: string
}

const en: SlipWords = {
  title: 'Packing slip',
  order: 'Order',
  poNumber: 'Your PO number',
  shipment: 'Shipment',
  place: (which, of, location) => `${which} of ${of}, from ${location}`,
  sentOn: 'Sent',
  carrier: 'Carrier',
  deliverTo: 'Deliver to',
  sentFrom: 'Sent from',
  parcels: (numbers, of) => `${numbers.includes('–') ? 'Parcels' : 'Parcel'} ${numbers} of ${of}`,
  each: (weight) => `${weight} each`,
  pallet: (number, of) => `Pallet ${number} of ${of}`,
  onPallet: (parcels) => `parcels ${parcels}`,
  sku: 'SKU',
  article: 'Toy',
  perParcel: 'In each parcel',
  pieces: 'Pieces',
  sum: (pieces, parcels, weight) => `${pieces} pieces in ${parcels} ${parcels === 1 ? 'parcel' : 'parcels'}, ${weight}`,
  missing: 'Something missing or damaged? Write to us within 14 days, with the order number and a photograph.',
  page: (page, of) => `Page ${page} of ${of}`,
  weight: 'Weight',
}

const de: SlipWords = {
  title: 'Lieferschein',
  order: 'Bestellung',
  poNumber: 'Ihre Bestellnummer',
  shipment: 'Sendung',
  place: (which, of, location) => `${which} von ${of}, aus ${location}`,
  sentOn: 'Versandt am',
  carrier: 'Versand mit',
  deliverTo: 'Lieferung an',
  sentFrom: 'Versandt von',
  parcels: (numbers, of) => `${numbers.includes('–') ? 'Pakete' : 'Paket'} ${numbers} von ${of}`,
  each: (weight) => `je ${weight}`,
  pallet: (number, of) => `Palette ${number} von ${of}`,
  onPallet: (parcels) => `Pakete ${parcels}`,
  sku: 'Art.-Nr.',
  article: 'Spielzeug',
  perParcel: 'Je Paket',
  pieces: 'Stück',
  sum: (pieces, parcels, weight) => `${pieces} Stück in ${parcels} ${parcels === 1 ? 'Paket' : 'Paketen'}, ${weight}`,
  missing: 'Fehlt etwas oder ist etwas beschädigt? Schreiben Sie uns binnen 14 Tagen, mit der Bestellnummer und einem Foto.',
  page: (page, of) => `Seite ${page} von ${of}`,
  weight: 'Gewicht',
}

const fr: SlipWords = {
  title: 'Bon de livraison',
  order: 'Commande',
  poNumber: 'Votre numéro de commande',
  shipment: 'Envoi',
  place: (which, of, location) => `${which} sur ${of}, depuis ${location}`,
  sentOn: 'Expédié le',
  carrier: 'Transporteur',
  deliverTo: 'Livré à',
  sentFrom: 'Expédié de',
  parcels: (numbers, of) => `Colis ${numbers} sur ${of}`,
  each: (weight) => `${weight} chacun`,
  pallet: (number, of) => `Palette ${number} sur ${of}`,
  onPallet: (parcels) => `colis ${parcels}`,
  sku: 'Référence',
  article: 'Jouet',
  perParcel: 'Par colis',
  pieces: 'Pièces',
  sum: (pieces, parcels, weight) => `${pieces} pièces dans ${parcels} colis, ${weight}`,
  missing: 'Un article manquant ou abîmé ? Écrivez-nous sous 14 jours, avec le numéro de commande et une photo.',
  page: (page, of) => `Page ${page} sur ${of}`,
  weight: 'Poids',
}

const es: SlipWords = {
  title: 'Albarán',
  order: 'Pedido',
  poNumber: 'Su número de pedido',
  shipment: 'Envío',
  place: (which, of, location) => `${which} de ${of}, desde ${location}`,
  sentOn: 'Enviado el',
  carrier: 'Transportista',
  deliverTo: 'Entregar a',
  sentFrom: 'Enviado desde',
  parcels: (numbers, of) => `${numbers.includes('–') ? 'Bultos' : 'Bulto'} ${numbers} de ${of}`,
  each: (weight) => `${weight} cada uno`,
  pallet: (number, of) => `Palé ${number} de ${of}`,
  onPallet: (parcels) => `bultos ${parcels}`,
  sku: 'Referencia',
  article: 'Juguete',
  perParcel: 'Por bulto',
  pieces: 'Piezas',
  sum: (pieces, parcels, weight) => `${pieces} piezas en ${parcels} ${parcels === 1 ? 'bulto' : 'bultos'}, ${weight}`,
  missing: '¿Falta algo o ha llegado dañado? Escríbanos en un plazo de 14 días, con el número de pedido y una foto.',
  page: (page, of) => `Página ${page} de ${of}`,
  weight: 'Peso',
}

const WORDS: Record<Locale['language'], SlipWords> = { en, de, fr, es }
/** Of orders that are older than the shop's languages. */
const USUAL: Record<MarketId, LocaleId> = { us: 'en-us', ca: 'en-ca', gb: 'en-gb', eu: 'en-eu' }

export function slipWords(id: LocaleId | null, market: MarketId): { locale: Locale; words: SlipWords } {
  const locale = findLocale(id ?? undefined) ?? LOCALES[USUAL[market]]
  return { locale, words: WORDS[locale.language] }
}
