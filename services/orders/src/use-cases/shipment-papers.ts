import { deliveryCalled, LOCALES, ORIGINAL_LANGUAGE, placeAmong } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import { drawLabels } from '../documents/draw-label.ts'
import { drawPackingSlip } from '../documents/draw-packing-slip.ts'
import type { ShipmentPapers } from '../documents/shipment-papers.ts'
import { plannedShipments } from '../domain/allocation.ts'
import { shipsFrom } from '../domain/shipping/warehouses.ts'
import { findShipment } from './list-parcels.ts'
import type { SagaNeeds } from './ports.ts'

type Paper = { fileName: string; type: string; bytes: Buffer }

/** Error: 404 `no-such-shipment`. */
export async function packingSlip(needs: SagaNeeds, shipmentId: string): Promise<Paper> {
  const { papers } = await gather(needs, shipmentId)
  return { fileName: `packing-slip-${papers.number}.pdf`, type: 'application/pdf', bytes: await drawPackingSlip(papers) }
}

/**
 * The labels of our own as one file, or the label of one parcel, which may be its carrier's.
 * Errors: 404 `no-such-shipment`; 409 `no-label` where there is none yet, or none of our own.
 */
export async function labels(needs: SagaNeeds, shipmentId: string, number: number | undefined): Promise<Paper> {
  const { papers, parcels } = await gather(needs, shipmentId)
  const only = parcels.find((parcel) => parcel.number === number)
  const name = `label-${papers.number}${number === undefined ? '' : `-${number}`}`
  const file = only && (await needs.orders.readLabelFile(needs.orders.db, only.id))
  if (file) return { fileName: `${name}.${file.type === 'image/png' ? 'png' : 'pdf'}`, ...file }
  const ours = new Set(
    parcels
      .filter((parcel) => parcel.label.state === 'made' && parcel.draft === null && (number === undefined || parcel === only))
      .map((parcel) => parcel.number),
  )
  if (ours.size === 0)
    throw problem(409, 'no-label', 'There is no label of ours to print; ask for the label of one parcel, or wait for it.')
  const shown = papers.parcels.filter((parcel) => ours.has(parcel.number))
  return { fileName: `${name}.pdf`, type: 'application/pdf', bytes: await drawLabels(papers, shown) }
}

async function gather(needs: SagaNeeds, shipmentId: string) {
  const { order, shipment, parcels } = await findShipment(needs, needs.orders.db, shipmentId)
  const lineOf = new Map(order.lines.map((line) => [line.id, line.snapshot]))
  const language = order.locale ? LOCALES[order.locale].language : ORIGINAL_LANGUAGE
  const papers: ShipmentPapers = {
    market: order.market,
    locale: order.locale,
    number: shipment.number,
    place: placeAmong({ shipments: order.shipments, planned: plannedShipments(order) }, shipment),
    location: shipment.location,
    order: { number: order.number, poNumber: order.payment.poNumber },
    sentAt: shipment.sentAt,
    carrier: shipment.carrier,
    service: deliveryCalled(order.shipping, language),
    from: shipsFrom(shipment, order),
    to: order.shipTo,
    parcels: parcels.map(({ number, size, grams, pallet, label, contents }) => ({
      number,
      size,
      grams,
      pallet,
      trackingNumber: label.trackingNumber,
      contents: contents.flatMap(({ lineId, quantity }) => {
        const snapshot = lineOf.get(lineId)
        return snapshot ? [{ sku: snapshot.sku, title: snapshot.title, variantTitle: snapshot.variantTitle, quantity }] : []
      }),
    })),
  }
  return { papers, parcels }
}
