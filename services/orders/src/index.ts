export { type EasyPostSettings, easypostCarrier } from './carriers/easypost.ts'
export { type OrdersNeeds, type OrdersService, type OrdersSettings, ordersService } from './service.ts'
export { type StripeTaxSettings, stripeTax } from './tax-engines/stripe-tax.ts'
export { FAILPOINTS, type Failpoint } from './use-cases/ports.ts'

/** Folder of this room's migrations. */
export const migrations = new URL('../migrations/', import.meta.url)
