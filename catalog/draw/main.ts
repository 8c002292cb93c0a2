import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { grounds } from '../grounds.ts'
import { centimetres, drawingsOf, isModelled, type Picture } from '../pictures.ts'
import { products } from '../products/index.ts'
import type { Product } from '../types.ts'
import { letters } from './kit/letters.ts'
import { packs } from './kit/pack.ts'
import { box, ell, fill, floor, group, ink, light, scaled, stroke } from './kit/svg.ts'
import { pick } from './pick.ts'
import { arts } from './toys/index.ts'

/** A shadow only where the toy touches: cut-outs stand on whatever ground the page gives them. */
const shadow = (half: number) =>
  half ? fill(ell(600, floor + 2, half * 1.08, 30), ink, 'opacity=".1"') + fill(ell(600, floor, half * 0.86, 18), ink, 'opacity=".16"') : ''

function ruler(height: number, cm: number) {
  const perCm = height / cm
  const every = cm > 40 ? 10 : 5
  const ticks = Array.from({ length: cm + 1 }, (_, i) => i).filter((i) => cm <= 40 || i % 2 === 0)
  const top = floor - height
  return (
    fill(box(60, top - 14, 96, height + 14, 6), '#FAF6EE') +
    stroke(box(60, top - 14, 96, height + 14, 6), '#857A68', 4) +
    stroke(ticks.map((i) => `M60 ${Math.round(floor - i * perCm)}h${i % every ? 20 : 40}`).join(''), ink, 4) +
    ticks
      .filter((i) => i && i % every === 0 && i * perCm < height - 4)
      .map((i) => letters(String(i), 126, floor - i * perCm - 9, 20, ink))
      .join('') +
    stroke(`M60 ${Math.round(top)}h470`, '#857A68', 3, 'stroke-dasharray="4 12"')
  )
}

function content(product: Product, picture: Picture) {
  const art = pick(arts, product.handle)
  const toy = art.draw(picture.look, picture.view === 'turned')
  const standing = shadow(art.foot ?? 300) + toy
  const ground = pick(grounds, product.category.split(' > ')[0])
  switch (picture.view) {
    case 'detail': {
      const [x, y, zoom] = art.close ?? [600, 430, 2.1]
      const frame = `translate(${Math.round(600 - x * zoom)} ${Math.round(600 - y * zoom)}) scale(${zoom})`
      return fill(box(0, 0, 1200, 1200), ground) + fill(ell(600, 600, 520), light(ground, 0.35)) + group(frame, toy)
    }
    case 'pack': {
      const name = product.title
        .replace(/ (Plush|Die-Cast|Search Dog|Assistant|Companion)\b/g, '')
        .replace('’', "'")
        .replace('…', '')
      return shadow(360) + packs[art.pack](toy, name, ground)
    }
    case 'scale': {
      const all = product.variants.map((v) => centimetres({ Size: v[0][product.options.indexOf('Size')] ?? '' }))
      const cm = centimetres(picture.look)
      const size = 0.92 * (cm / Math.max(...all)) ** 0.42
      return scaled(size, 660, floor, standing) + ruler((art.tall ?? 900) * size, cm)
    }
    default:
      return standing
  }
}

export function drawAll() {
  const files = new Map<string, string>()
  for (const product of products.filter((p) => !isModelled(p))) {
    for (const picture of drawingsOf(product)) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 1200">${content(product, picture)}</svg>\n`
      files.set(picture.file, svg)
    }
  }
  return files
}

export const here = new URL('../', import.meta.url)

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const files = drawAll()
  mkdirSync(new URL('pictures/', here), { recursive: true })
  for (const name of readdirSync(new URL('pictures/', here))) {
    if (name.endsWith('.svg') && !files.has(`pictures/${name}`)) rmSync(new URL(`pictures/${name}`, here))
  }
  for (const [file, svg] of files) writeFileSync(new URL(file, here), svg)
  console.log(`${files.size} pictures`)
}
