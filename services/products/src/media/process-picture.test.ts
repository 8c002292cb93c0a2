import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { Problem } from '@toyline/http/problem'
import sharp from 'sharp'
import { diskStorage } from './disk-storage.ts'
import { readLocalPicture } from './local-picture.ts'
import { PictureError } from './picture-error.ts'
import { pictureKey, processPicture } from './process-picture.ts'
import type { Storage } from './storage.ts'

const SVG = (inside: string) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600">${inside}</svg>`)
const CIRCLE = SVG('<circle cx="300" cy="300" r="250" fill="#0f6cbd"/>')

async function folder(t: TestContext): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'toyline-media-'))
  t.after(() => rm(made, { recursive: true }))
  return made
}

const photo = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#c43' } })

test('a drawing becomes five widths in two formats with a blur, and its transparency stays', async (t) => {
  const directory = await folder(t)
  const made = await processPicture(CIRCLE, { storage: diskStorage(directory), allowSvg: true })
  assert.deepEqual(
    { ...made, blur: made.blur.slice(0, 23) },
    {
      key: pictureKey(CIRCLE),
      width: 1600,
      height: 1600,
      widths: [160, 320, 640, 960, 1600],
      blur: 'data:image/webp;base64,',
      made: true,
    },
  )
  assert.ok(made.blur.length < 600, `a blur of ${made.blur.length} characters`)
  const files = (await readdir(join(directory, made.key))).sort()
  assert.deepEqual(files, [...made.widths.flatMap((width) => [`${width}.avif`, `${width}.webp`]), 'meta.json'].sort())
  for (const width of made.widths)
    for (const format of ['avif', 'webp']) {
      const found = await sharp(join(directory, made.key, `${width}.${format}`)).metadata()
      assert.deepEqual([found.width, found.height, found.hasAlpha], [width, width, true], `${width}.${format}`)
    }
  const { data } = await sharp(join(directory, made.key, '160.webp'))
    .raw()
    .toBuffer({ resolveWithObject: true })
  assert.equal(data[3], 0, 'the corner is see-through')
})

test('a sheet of frames is kept wider than a picture, and under another name', async (t) => {
  const storage = diskStorage(await folder(t))
  const bytes = await photo(3_900, 2_600).png().toBuffer()
  const sheet = await processPicture(bytes, { storage, isSheet: true })
  assert.deepEqual([sheet.width, sheet.height, sheet.widths], [3_840, 2_560, [1_920, 3_840]])
  assert.notEqual(sheet.key, pictureKey(bytes))
})

test('a picture whose files are kept already is not worked on again', async (t) => {
  const storage = diskStorage(await folder(t))
  const first = await processPicture(CIRCLE, { storage, allowSvg: true })
  let puts = 0
  const watched: Storage = { ...storage, put: async () => void puts++ }
  const second = await processPicture(CIRCLE, { storage: watched, allowSvg: true })
  assert.deepEqual(second, { ...first, made: false })
  assert.equal(puts, 0)
})

test('two imports of one picture at the same moment make its files once', async (t) => {
  const storage = diskStorage(await folder(t))
  let puts = 0
  const watched: Storage = {
    ...storage,
    put: async (...what) => {
      puts++
      await storage.put(...what)
    },
  }
  await Promise.all([1, 2, 3].map(() => processPicture(CIRCLE, { storage: watched, allowSvg: true })))
  assert.equal(puts, 11)
})

test('a photograph is never enlarged, loses its metadata and stands upright', async (t) => {
  const directory = await folder(t)
  const bytes = await photo(700, 400)
    .composite([{ input: { create: { width: 100, height: 100, channels: 3, background: '#00f' } }, left: 0, top: 0 }])
    .withExif({ IFD0: { Copyright: 'secret-owner', ImageDescription: 'secret-place' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  assert.ok((await sharp(bytes).metadata()).exif, 'the test picture carries EXIF')
  const made = await processPicture(bytes, { storage: diskStorage(directory) })
  assert.deepEqual([made.width, made.height, made.widths], [400, 700, [160, 320, 400]])
  for (const file of await readdir(join(directory, made.key))) {
    if (file === 'meta.json') continue
    const { exif, icc, xmp, orientation } = await sharp(join(directory, made.key, file)).metadata()
    assert.deepEqual([exif, icc, xmp, orientation], [undefined, undefined, undefined, undefined], file)
  }
  // Turned by a quarter to the right, the blue corner moves from the top left to the top right.
  const { data, info } = await sharp(join(directory, made.key, '400.webp'))
    .raw()
    .toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)
  assert.ok(at(380, 20)[2]! > 200 && at(20, 20)[2]! < 100, `corners ${[...at(380, 20)]} and ${[...at(20, 20)]}`)
})

test('a picture smaller than the smallest width is kept at its own', async (t) => {
  const made = await processPicture(await photo(90, 60).png().toBuffer(), { storage: diskStorage(await folder(t)) })
  assert.deepEqual([made.width, made.height, made.widths], [90, 60, [90]])
})

test('WebP, AVIF and the first frame of a GIF are taken by their bytes', async (t) => {
  const storage = diskStorage(await folder(t))
  for (const bytes of [
    await photo(200, 200).webp().toBuffer(),
    await photo(200, 200).avif().toBuffer(),
    await photo(200, 200).gif().toBuffer(),
  ])
    assert.deepEqual((await processPicture(bytes, { storage })).widths, [160, 200])
})

test('a picture of 20,000 by 20,000 pixels is refused before it unfolds', async (t) => {
  const directory = await folder(t)
  const bomb = await sharp({ create: { width: 20_000, height: 20_000, channels: 3, background: '#fff' }, limitInputPixels: false })
    .png({ compressionLevel: 9, palette: false })
    .toBuffer()
  const before = process.memoryUsage.rss()
  await assert.rejects(processPicture(bomb, { storage: diskStorage(directory) }), {
    name: 'PictureError',
    message: 'it has 20000 x 20000 pixels; 50 million are allowed',
  })
  assert.ok(process.memoryUsage.rss() - before < 100_000_000)
  assert.deepEqual(await readdir(directory), [])
})

test('what only pretends to be a picture is refused', async (t) => {
  const storage = diskStorage(await folder(t))
  const png = await photo(50, 50).png().toBuffer()
  const cases: [string, Buffer, string][] = [
    ['nothing', Buffer.alloc(0), 'it is empty or cut off'],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'it is not a PNG, JPEG, WebP, AVIF, GIF or SVG picture'],
    ['a PDF', Buffer.from('%PDF-1.7 and then some more'), 'it is not a PNG, JPEG, WebP, AVIF, GIF or SVG picture'],
    ['a TIFF', await photo(50, 50).tiff().toBuffer(), 'it is not a PNG, JPEG, WebP, AVIF, GIF or SVG picture'],
    ['a PNG cut off', png.subarray(0, 60), 'it is damaged and cannot be read'],
    ['an SVG from elsewhere', CIRCLE, 'an SVG is taken only from the folder of the imported file'],
    ['a ribbon', await photo(700, 100).png().toBuffer(), 'it is more than 6 times as long as wide'],
  ]
  for (const [what, bytes, message] of cases)
    await assert.rejects(processPicture(bytes, { storage }), { name: 'PictureError', message }, what)
})

test('an SVG that could run or fetch something is refused', async (t) => {
  const directory = await folder(t)
  const storage = diskStorage(directory)
  const cases: [string, string][] = [
    ['<script>alert(1)</script>', 'it carries a script or a foreign document'],
    ['<svg:script xlink:href="#a"/>', 'it carries a script or a foreign document'],
    ['<foreignObject><body/></foreignObject>', 'it carries a script or a foreign document'],
    ['<rect onload="alert(1)"/>', 'it carries a script'],
    ['<a href="javascript:alert(1)"><rect/></a>', 'it carries a script'],
    ['<a href="&#106;avascript:alert(1)"><rect/></a>', 'it hides letters as numbers'],
    ['<image href="http://169.254.169.254/latest"/>', 'it refers to other files'],
    ['<image xlink:href="file:///etc/passwd"/>', 'it refers to other files'],
    ['<image href="../../secret.png"/>', 'it refers to other files'],
    ['<rect style="fill:url(http://x.example/a)"/>', 'it refers to other files'],
    ['<style>@import "http://x.example/a.css";</style>', 'it refers to other files'],
    ['<?xml-stylesheet href="http://x.example/a.css"?>', 'it carries processing instructions'],
    ['<image href="data:image/svg+xml;base64,AAAA"/>', 'it refers to other files'],
  ]
  for (const [inside, message] of cases)
    await assert.rejects(processPicture(SVG(inside), { storage, allowSvg: true }), { name: 'PictureError', message }, inside)
  const entities = Buffer.from('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>')
  await assert.rejects(processPicture(entities, { storage, allowSvg: true }), PictureError)
  assert.deepEqual(await readdir(directory), [])
})

test('a picture outside the folder of the imported file is not read', async (t) => {
  const home = await folder(t)
  const inside = join(home, 'import')
  await mkdir(join(inside, 'pictures'), { recursive: true })
  await writeFile(join(home, 'secret.png'), 'secret')
  await writeFile(join(inside, 'pictures', 'a.png'), 'bytes')
  await symlink(join(home, 'secret.png'), join(inside, 'pictures', 'link.png'))
  await symlink(home, join(inside, 'up'))
  assert.equal((await readLocalPicture(inside, 'pictures/a.png')).toString(), 'bytes')
  assert.equal((await readLocalPicture(inside, 'pictures/../pictures/a.png')).toString(), 'bytes')
  const outside = { name: 'PictureError', message: 'it lies outside the folder of the imported file' }
  for (const name of [
    '../secret.png',
    '../gone.png',
    join(home, 'secret.png'),
    'pictures/link.png',
    'up/secret.png',
    '..\\secret.png',
    'C:/a.png',
    'a\0.png',
    '.',
  ])
    await assert.rejects(readLocalPicture(inside, name), outside, name)
  await assert.rejects(readLocalPicture(inside, 'gone.png'), {
    name: 'PictureError',
    message: 'there is no such file beside the imported file',
  })
})

test('when the store fails halfway, the picture does not count as kept', async (t) => {
  const directory = await folder(t)
  const storage = diskStorage(directory)
  let puts = 0
  const full: Storage = {
    ...storage,
    put: async (key, bytes, type) => {
      if (++puts > 5) throw new Problem(507, 'storage-full', 'full')
      await storage.put(key, bytes, type)
    },
  }
  await assert.rejects(processPicture(CIRCLE, { storage: full, allowSvg: true }), { code: 'storage-full' })
  assert.equal(existsSync(join(directory, pictureKey(CIRCLE), 'meta.json')), false)
  assert.equal((await processPicture(CIRCLE, { storage, allowSvg: true })).made, true)
  assert.ok((await readFile(join(directory, pictureKey(CIRCLE), 'meta.json'))).length > 50)
})
