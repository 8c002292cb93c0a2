import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { log } from './log.ts'
import { startTracing } from './start-tracing.ts'
import { begin, carried, isRecorded, isTracing, noteOrderIn, step } from './tracing.ts'

const ORDER = 'ord_01k0000000000000000000000a'
const ASKED = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', baggage: `other=1,order.id=${ORDER}` }

type Exported = {
  resourceSpans: { scopeSpans: { spans: { traceId: string; name: string; status: { code: number; message?: string } }[] }[] }[]
}

async function collect(t: TestContext, ratio: number) {
  const names: string[] = []
  const server = createServer(async (request, reply) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const { resourceSpans } = JSON.parse(body) as Exported
    for (const { scopeSpans } of resourceSpans)
      for (const { spans } of scopeSpans)
        names.push(...spans.map(({ name, status }) => (status.message ? `${name}: ${status.message}` : name)))
    reply.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  const tracing = await startTracing({ endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, ratio, instance: 'test' })
  return {
    async names() {
      await tracing.stop()
      return names
    },
  }
}

test('while nobody collects traces, work runs as it is and carries nothing', async () => {
  const work = begin({ room: 'till', name: 'sell', kind: 'server', from: ASKED })
  const found = await work.runIn(() => step('count', {}, async () => ({ carried: carried(), recorded: isRecorded() })))
  work.fail(new Error('no'))
  work.end()
  assert.deepEqual([found, isTracing()], [{ carried: undefined, recorded: false }, false])
})

test('work belongs to the trace that asked for it, and so do its steps, its log and what it asks of others', async (t) => {
  const { names } = await collect(t, 0)
  let said = ''
  const heard = log('till', { write: (line: string) => (said += line) })
  const work = begin({ room: 'till', name: 'sell', kind: 'server', from: ASKED })
  const further = await work.runIn(() =>
    step('count', {}, async () => {
      heard.warn('counted')
      return carried()
    }),
  )
  const refused = work.runIn(() => step('pay', {}, () => Promise.reject(Object.assign(new Error('card of Ada'), { code: 'declined' }))))
  await assert.rejects(refused)
  work.end()
  assert.match(String(further?.traceparent), /^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/)
  assert.equal(further?.baggage, `order.id=${ORDER}`)
  assert.equal(carried(), undefined)
  const { traceId, orderId } = JSON.parse(said) as { traceId: string; orderId: string }
  assert.deepEqual([traceId, orderId], [ASKED.traceparent.slice(3, 35), ORDER])
  // What went wrong is told by its code: its words may be about a person.
  assert.deepEqual((await names()).sort(), ['count', 'pay: declined', 'sell'])
})

test('what is not among the share that is recorded has ids all the same, and is not sent', async (t) => {
  const { names } = await collect(t, 0)
  const work = begin({ room: 'till', name: 'sell', kind: 'server' })
  const further = work.runIn(() => {
    noteOrderIn({ text: 'no id' }, { orderId: ORDER })
    return carried()
  })
  work.end()
  assert.match(String(further?.traceparent), /^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/)
  assert.equal(further?.baggage, `order.id=${ORDER}`)
  assert.deepEqual(await names(), [])
})
