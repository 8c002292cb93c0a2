import assert from 'node:assert/strict'
import { mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { diskStorage, storageProblem } from './disk-storage.ts'
import { s3Storage } from './s3-storage.ts'
import type { Storage } from './storage.ts'

const KEY = `${'a1'.repeat(16)}/640.avif`

async function disk(t: TestContext): Promise<Storage & { directory: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'toyline-storage-'))
  t.after(() => rm(directory, { recursive: true }))
  return { ...diskStorage(directory), directory }
}

/** As much of S3 as the storage uses: objects by path, refused without a signature. */
async function s3StandIn(t: TestContext) {
  const objects = new Map<string, { bytes: Buffer; type: string | undefined; cache: string | undefined }>()
  const seen: { method: string; path: string; authorization: string; date: string }[] = []
  const state = { down: false }
  const server: Server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://s3').pathname
    const { authorization = '' } = request.headers
    seen.push({ method: request.method ?? '', path, authorization, date: String(request.headers['x-amz-date']) })
    const bytes = await bodyOf(request)
    if (state.down) return response.writeHead(503).end()
    if (!authorization.startsWith('AWS4-HMAC-SHA256 Credential=test-key/')) return response.writeHead(403).end()
    if (request.method === 'PUT') {
      objects.set(path, { bytes, type: request.headers['content-type'], cache: request.headers['cache-control'] })
      return response.writeHead(200).end()
    }
    const found = objects.get(path)
    if (!found && request.method === 'HEAD') return response.writeHead(404).end()
    if (!found) return response.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>')
    response.writeHead(200, { 'content-length': found.bytes.length })
    return response.end(request.method === 'HEAD' ? undefined : found.bytes)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const storage = s3Storage({
    bucket: 'pictures',
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    forcePathStyle: true,
    credentials: { accessKeyId: 'test-key', secretAccessKey: 'test-secret' },
    prefix: 'media/',
  })
  t.after(() => storage.close())
  return { storage, objects, seen, state }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function read(storage: Storage, key: string): Promise<Buffer | null> {
  const found = await storage.open(key)
  if (!found) return null
  const chunks: Buffer[] = []
  for await (const chunk of found.body) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  assert.equal(bytes.length, found.bytes)
  return bytes
}

const stores: [string, (t: TestContext) => Promise<Storage>][] = [
  ['on disk', disk],
  ['in S3', async (t) => (await s3StandIn(t)).storage],
]

for (const [where, make] of stores) {
  test(`${where}, what was put is there, byte for byte, and nothing else is`, async (t) => {
    const storage = await make(t)
    const bytes = Buffer.from([...Array(256).keys(), 0, 13, 10])
    assert.equal(await storage.has(KEY), false)
    assert.equal(await storage.open(KEY), null)
    await storage.put(KEY, bytes, 'image/avif')
    assert.equal(await storage.has(KEY), true)
    assert.deepEqual(await read(storage, KEY), bytes)
    assert.equal(await storage.has(KEY.replace('640', '320')), false)
    await storage.put(KEY, bytes, 'image/avif')
    assert.deepEqual(await read(storage, KEY), bytes)
  })

  test(`${where}, a key that names anything but a file of a picture is a bug`, async (t) => {
    const storage = await make(t)
    for (const key of ['', '../secret', `${'a1'.repeat(16)}/../x.avif`, '/etc/passwd', `${'a1'.repeat(16)}/640.avif\0`, 'a/b'])
      for (const act of [storage.has, storage.open, (name: string) => storage.put(name, Buffer.from('x'), 'image/avif')])
        await assert.rejects(async () => act(key), RangeError, JSON.stringify(key))
  })
}

test('on disk, a put that fails leaves no file, not even an unfinished one', async (t) => {
  const storage = await disk(t)
  await writeFile(join(storage.directory, 'a1'.repeat(16)), 'a file where the folder should be')
  await assert.rejects(storage.put(KEY, Buffer.from('x'), 'image/avif'), { status: 503, code: 'storage-unavailable' })
  assert.deepEqual(await readdir(storage.directory), ['a1'.repeat(16)])
  assert.equal(await storage.has(KEY), false)
})

test('on disk, a full disk is said in words and leaves nothing behind', {
  skip: process.platform !== 'linux' && 'needs /dev/full',
}, async () => {
  // Every write below a folder on a full device ends in ENOSPC; /dev/full is such a device for one file.
  const file = await open('/dev/full', 'w')
  const error = await file.writeFile('x').catch((thrown: NodeJS.ErrnoException) => thrown)
  await file.close()
  assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC')
  const problem = storageProblem(error) as { status: number; code: string }
  assert.deepEqual([problem.status, problem.code], [507, 'storage-full'])
})

test('to S3, every request is signed and an object says what it is and that it never changes', async (t) => {
  const { storage, objects, seen } = await s3StandIn(t)
  await storage.put(KEY, Buffer.from('x'), 'image/avif')
  await storage.has(KEY)
  await read(storage, KEY)
  assert.deepEqual(
    seen.map(({ method, path }) => `${method} ${path}`),
    [`PUT /pictures/media/${KEY}`, `HEAD /pictures/media/${KEY}`, `GET /pictures/media/${KEY}`],
  )
  for (const { authorization, date } of seen) {
    assert.match(
      authorization,
      /^AWS4-HMAC-SHA256 Credential=test-key\/\d{8}\/us-east-1\/s3\/aws4_request, SignedHeaders=[\w;-]+, Signature=[0-9a-f]{64}$/,
    )
    assert.match(date, /^\d{8}T\d{6}Z$/)
  }
  assert.deepEqual(objects.get(`/pictures/media/${KEY}`), {
    bytes: Buffer.from('x'),
    type: 'image/avif',
    cache: 'public, max-age=31536000, immutable',
  })
})

test('a store that is away is a 503, never a missing picture', async (t) => {
  const { storage, state, objects } = await s3StandIn(t)
  state.down = true
  const away = { status: 503, code: 'storage-unavailable' }
  await assert.rejects(storage.put(KEY, Buffer.from('x'), 'image/avif'), away)
  await assert.rejects(storage.has(KEY), away)
  await assert.rejects(storage.open(KEY), away)
  assert.equal(objects.size, 0)
})

test('a picture written by disk storage is a plain file of that name', async (t) => {
  const storage = await disk(t)
  await storage.put(KEY, Buffer.from('x'), 'image/avif')
  assert.equal(await readFile(join(storage.directory, KEY), 'utf8'), 'x')
})
