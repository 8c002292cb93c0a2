import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { fetchPicture, isPublicAddress } from './fetch-picture.ts'

async function trap(t: TestContext, answer: RequestListener) {
  let connections = 0
  const server = createServer(answer)
  server.on('connection', () => connections++)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, connections: () => connections }
}

test('no way of writing an inside address gets a connection', async (t) => {
  const inside = await trap(t, (_request, response) => response.end('secret'))
  const { port } = inside
  const hosts = [
    '127.0.0.1',
    'localhost',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0',
    '0.0.0.0',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '169.254.169.254',
    '[fd00:ec2::254]',
    '[fe80::1]',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '192.0.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '①②⑦.⓪.⓪.①',
    '127.0.0.1.',
  ]
  for (const host of hosts) {
    const url = `http://${host}:${port}/a.png`
    const name = URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : host
    await assert.rejects(
      fetchPicture(url, { hosts: [name], allowHttp: true, ports: [port] }),
      { name: 'PictureError', message: /is inside a private network$|^there is no server called|^its address cannot be read$/ },
      host,
    )
  }
  assert.equal(inside.connections(), 0)
})

test('a name that leads inside is refused, even when only one of its addresses does', async (t) => {
  const inside = await trap(t, (_request, response) => response.end('secret'))
  const rules = { hosts: ['cdn.example'], allowHttp: true, ports: [inside.port] }
  for (const addresses of [['127.0.0.1'], ['93.184.216.34', '127.0.0.1'], ['::ffff:127.0.0.1']])
    await assert.rejects(fetchPicture(`http://cdn.example:${inside.port}/a`, { ...rules, resolve: async () => addresses }), {
      message: 'cdn.example is inside a private network',
    })
  assert.equal(inside.connections(), 0)
})

test('a name is resolved once, and the connection goes to the address that was checked', async (t) => {
  const server = await trap(t, (request, response) => response.end(`host ${request.headers.host}`))
  let asked = 0
  const resolve = async () => {
    asked++
    return asked === 1 ? ['127.0.0.1'] : ['127.0.0.2']
  }
  const bytes = await fetchPicture(`http://cdn.example:${server.port}/a.png`, {
    hosts: ['cdn.example'],
    allowHttp: true,
    ports: [server.port],
    resolve,
    isPublic: (address) => address === '127.0.0.1',
  })
  assert.equal(bytes.toString(), `host cdn.example:${server.port}`)
  assert.equal(asked, 1)
})

test('only addresses that the settings name are fetched, over https, without passwords', async () => {
  const refused: [string, string][] = [
    ['http://cdn.example/a.png', 'only https addresses are fetched'],
    ['file:///etc/passwd', 'only https addresses are fetched'],
    ['ftp://cdn.example/a.png', 'only https addresses are fetched'],
    ['https://evil.example/a.png', 'pictures from evil.example are not allowed by the settings'],
    ['https://evilcdn.example/a.png', 'pictures from evilcdn.example are not allowed by the settings'],
    ['https://cdn.example.evil.example/a.png', 'pictures from cdn.example.evil.example are not allowed by the settings'],
    ['https://user:word@cdn.example/a.png', 'its address carries a password'],
    ['https://cdn.example:8443/a.png', 'port 8443 is not allowed'],
    ['a.png', 'its address cannot be read'],
  ]
  for (const [url, message] of refused)
    await assert.rejects(
      fetchPicture(url, { hosts: ['cdn.example', '*.cdn.example'], resolve: async () => assert.fail('resolved') }),
      { message },
      url,
    )
  await assert.rejects(fetchPicture('https://cdn.example/a.png', { hosts: [] }), {
    message: 'pictures from cdn.example are not allowed by the settings',
  })
})

test('a redirect is not followed, an error is no picture, and a body without end is cut', async (t) => {
  const inside = await trap(t, (_request, response) => response.end('secret'))
  const server = await trap(t, (request, response) => {
    if (request.url === '/away') response.writeHead(302, { location: `http://127.0.0.1:${inside.port}/` }).end()
    else if (request.url === '/gone') response.writeHead(404).end('no')
    else {
      const more = () => {
        while (response.write(Buffer.alloc(1_000_000)));
      }
      response.on('drain', more)
      more()
    }
  })
  const rules = { hosts: ['cdn.example'], allowHttp: true, ports: [server.port], resolve: async () => ['127.0.0.1'], isPublic: () => true }
  const url = (path: string) => `http://cdn.example:${server.port}${path}`
  await assert.rejects(fetchPicture(url('/away'), rules), { message: 'its server sends elsewhere, and that is not followed' })
  await assert.rejects(fetchPicture(url('/gone'), rules), { message: 'its server answered 404' })
  await assert.rejects(fetchPicture(url('/endless'), rules), { message: 'it is larger than 25 MB' })
  assert.equal(inside.connections(), 0)
})

test('addresses of the open internet pass, all others do not', () => {
  for (const address of ['93.184.216.34', '1.1.1.1', '2606:4700::1111']) assert.equal(isPublicAddress(address), true, address)
  for (const address of ['10.1.2.3', '127.9.9.9', '169.254.169.254', '::1', 'fc00::1', '::ffff:8.8.8.8', 'not an address', ''])
    assert.equal(isPublicAddress(address), false, address)
})
