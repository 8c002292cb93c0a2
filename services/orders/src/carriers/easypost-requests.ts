import type { Address } from '@toyline/contracts'
import type { ParcelToSend } from '../domain/shipping/carrier.ts'

const GRAMS_PER_OUNCE = 28.349_523_125
const CM_PER_INCH = 2.54

/** A parcel as EasyPost wants a shipment: pounds and inches, names of its own. */
export function describeParcel({ reference, from, to, size, grams, customs }: ParcelToSend) {
  return {
    reference,
    from_address: describeAddress(from),
    to_address: describeAddress(to),
    parcel: {
      length: inches(size.length),
      width: inches(size.width),
      height: inches(size.height),
      weight: ounces(grams),
    },
    options: { label_format: 'PDF', label_size: '4x6', invoice_number: reference },
    ...(customs && {
      customs_info: {
        customs_certify: true,
        customs_signer: customs.signer,
        contents_type: 'merchandise',
        restriction_type: 'none',
        non_delivery_option: 'return',
        // United States to Canada needs no export declaration, whatever the value (15 CFR 30.36); elsewhere the field is not read.
        eel_pfc: 'NOEEI 30.36',
        customs_items: customs.items.map((item) => ({
          description: item.description,
          quantity: item.quantity,
          weight: ounces(item.grams),
          value: item.value.amount / 100,
          currency: item.value.currency,
          ...(item.hsCode && { hs_tariff_number: item.hsCode }),
          ...(item.origin && { origin_country: item.origin }),
        })),
      },
    }),
  }
}

export function describeAddress({ name, company, line1, line2, city, area, postcode, country, phone }: Address) {
  return {
    name,
    street1: line1,
    city,
    country,
    ...(company && { company }),
    ...(line2 && { street2: line2 }),
    ...(area && { state: area }),
    ...(postcode && { zip: postcode }),
    ...(phone && { phone }),
  }
}

/** To a tenth, up: a parcel is never said to be lighter or smaller than it is. */
const ounces = (grams: number) => Math.ceil((grams / GRAMS_PER_OUNCE) * 10) / 10
const inches = (cm: number) => Math.ceil((cm / CM_PER_INCH) * 10) / 10
