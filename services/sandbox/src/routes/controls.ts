import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { requireApiKey } from './authorise-caller.ts'
import { faultsBody, read } from './read-input.ts'

/** Levers for tests; mounted only when the composition asks for them. */
export function mountControls(app: FastifyInstance, context: Context): void {
  app.register(async (controls) => {
    controls.addHook('onRequest', async (request) => requireApiKey(request, context.apiKey))
    controls.get('/_faults', async () => context.faults.current())
    controls.post('/_faults', async (request) => context.faults.change(read(faultsBody, request.body)))
    controls.post('/_faults/forget-keys', async (_request, reply) => {
      await context.store.forgetKeys()
      return reply.code(204).send()
    })
    controls.post('/_faults/settle', async (_request, reply) => {
      await context.settleDue.settle(true)
      return reply.code(204).send()
    })
    controls.post('/_faults/idle', async (_request, reply) => {
      await context.relay()?.idle()
      return reply.code(204).send()
    })
  })
}
