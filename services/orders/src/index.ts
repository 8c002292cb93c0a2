export { type OrdersNeeds, type OrdersService, type OrdersSettings, ordersService } from './service.ts'

/** Folder of this room's migrations. */
export const migrations = new URL('../migrations/', import.meta.url)
