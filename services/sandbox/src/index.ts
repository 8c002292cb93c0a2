export type { Faults } from './faults.ts'
export { type SandboxService, sandboxService } from './service.ts'
export type { DeliverWebhook, SandboxOptions, Timing, WebhookDelivery } from './settings.ts'

export const migrations = new URL('../migrations/', import.meta.url)
