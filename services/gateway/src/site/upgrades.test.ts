import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { passUpgrades } from './upgrades.ts'

const portOf = (server: Server) => (server.address() as AddressInfo).port

async function listening(t: TestContext, server = createServer()): Promise<Server> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  return server
}

function ask(server: Server) {
  return request({
    port: portOf(server),
    path: '/_next/hmr?id=1',
    headers: { connection: 'Upgrade', upgrade: 'echo', cookie: 'a=b' },
  }).end()
}

test('a connection that asks for another protocol is one with the storefront, both ways', async (t) => {
  const storefront = await listening(t)
  storefront.on('upgrade', ({ url, headers }, socket) => {
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: echo\r\nx-said: ${url} ${headers.cookie}\r\n\r\n`)
    socket.pipe(socket)
  })
  const door = await listening(t)
  passUpgrades(door, `http://127.0.0.1:${portOf(storefront)}`)
  const [answer, socket] = await once(ask(door), 'upgrade')
  assert.equal(answer.headers['x-said'], '/_next/hmr?id=1 a=b')
  socket.write('saved')
  assert.equal(String((await once(socket, 'data'))[0]), 'saved')
  socket.destroy()
})

test('without the storefront it ends, and the door stands', async (t) => {
  const gone = await listening(t)
  const url = `http://127.0.0.1:${portOf(gone)}`
  gone.close()
  await once(gone, 'close')
  const door = await listening(
    t,
    createServer((_request, reply) => reply.end('here')),
  )
  passUpgrades(door, url)
  await assert.rejects(once(ask(door), 'upgrade'), /socket hang up/)
  assert.equal(await (await fetch(`http://127.0.0.1:${portOf(door)}/`)).text(), 'here')
})
