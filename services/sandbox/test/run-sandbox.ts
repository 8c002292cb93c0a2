import { sandboxService } from '../src/index.ts'
import { apiKey, shop, webhookSecret } from './start-sandbox.ts'

// A process of its own, to be killed.
const service = sandboxService({
  databaseUrl: process.env.SANDBOX_DATABASE_URL ?? '',
  webhookUrl: process.env.SANDBOX_WEBHOOK_URL ?? '',
  apiKey,
  webhookSecret,
  allowedOrigins: [shop],
  timing: { slowAnswerMs: 600_000, settleAfterMs: 200 },
})
const { url } = await service.start({ port: 0 })
console.log(`listening on ${url}`)
