import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import type { TestContext } from 'node:test'

const ANSWERS: Record<string, string> = { DATA: '354 go on', QUIT: '221 bye' }

/** A mail server that takes everything and keeps nothing. */
export async function startMailSink(t: TestContext): Promise<{ url: string; taken: () => number }> {
  let taken = 0
  const server = createServer((socket) => {
    let isLetter = false
    let left = ''
    socket.on('error', () => {})
    socket.write('220 sink\r\n')
    socket.on('data', (chunk) => {
      const lines = (left + chunk.toString('latin1')).split('\r\n')
      left = lines.pop() ?? ''
      for (const line of lines) {
        if (isLetter && line !== '.') continue
        if (isLetter) taken += 1
        const verb = isLetter ? '' : line.slice(0, 4).toUpperCase()
        isLetter = verb === 'DATA'
        socket.write(`${ANSWERS[verb] ?? '250 fine'}\r\n`)
        if (verb === 'QUIT') socket.end()
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, taken: () => taken }
}
