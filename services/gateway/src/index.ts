export { apiDescription } from './reference/api-description.ts'
export { type Gateway, type GatewayNeeds, type GatewaySettings, gatewayService } from './service.ts'
