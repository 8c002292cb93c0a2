export const ink = '#211B2B'
export const floor = 1056

type Point = [x: number, y: number]

const num = (n: number) => String(Math.round(n * 10) / 10)
const at = (x: number, y: number) => `${num(x)} ${num(y)}`

function channels(hex: string) {
  return [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16))
}

function mix(a: string, b: string, share: number) {
  const other = channels(b)
  const mixed = channels(a).map((c, i) => Math.round(c + ((other[i] ?? c) - c) * share))
  return `#${mixed.map((c) => c.toString(16).padStart(2, '0')).join('')}`
}
export const dark = (c: string, share = 0.3) => mix(c, '#1C1430', share)
export const light = (c: string, share = 0.4) => mix(c, '#FFFFFF', share)

export const ell = (x: number, y: number, rx: number, ry = rx) =>
  `M${at(x - rx, y)}a${at(rx, ry)} 0 1 1 ${at(2 * rx, 0)}a${at(rx, ry)} 0 1 1 ${at(-2 * rx, 0)}z`

export function box(x: number, y: number, w: number, h: number, r = 0) {
  if (!r) return `M${at(x, y)}h${num(w)}v${num(h)}h${num(-w)}z`
  const turn = (dx: number, dy: number) => `a${at(r, r)} 0 0 1 ${at(dx, dy)}`
  return `M${at(x + r, y)}h${num(w - 2 * r)}${turn(r, r)}v${num(h - 2 * r)}${turn(-r, r)}h${num(2 * r - w)}${turn(-r, -r)}v${num(2 * r - h)}${turn(r, -r)}z`
}

export const poly = (points: Point[]) => `M${points.map(([x, y]) => at(x, y)).join('L')}z`

/** A smooth closed outline through all points. */
export function blob(points: Point[]) {
  const p = (i: number): Point => points[(i + points.length) % points.length] ?? [0, 0]
  const bend = points.map((_, i) => {
    const [a, b, c, d] = [p(i - 1), p(i), p(i + 1), p(i + 2)]
    return `C${at(b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6)} ${at(c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6)} ${at(c[0], c[1])}`
  })
  return `M${at(...p(0))}${bend.join('')}z`
}

/** Most toys are alike left and right, so only the right half is written down, from top to bottom. */
export const sym = (right: Point[]): Point[] => [...right, ...right.toReversed().map(([x, y]): Point => [1200 - x, y])]

export function star(x: number, y: number, r: number, points = 5, inner = 0.42) {
  const corner = (i: number): Point => {
    const length = i % 2 ? r * inner : r
    const angle = (i * Math.PI) / points - Math.PI / 2
    return [x + length * Math.cos(angle), y + length * Math.sin(angle)]
  }
  return poly(Array.from({ length: points * 2 }, (_, i) => corner(i)))
}

export const fill = (d: string, colour: string, extra = '') => `<path d="${d}" fill="${colour}"${extra && ` ${extra}`}/>`
export const stroke = (d: string, colour: string, width = 7, extra = '') =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${extra && ` ${extra}`}/>`
export const seam = (d: string, colour: string, width = 5) => stroke(d, colour, width, `stroke-dasharray="${width * 2.6} ${width * 2.2}"`)

export const group = (transform: string, inner: string) => `<g transform="${transform}">${inner}</g>`
export const scaled = (s: number, x: number, y: number, inner: string) =>
  group(`translate(${num(x * (1 - s))} ${num(y * (1 - s))}) scale(${Math.round(s * 1000) / 1000})`, inner)
export const turned = (degrees: number, x: number, y: number, inner: string) => group(`rotate(${degrees} ${at(x, y)})`, inner)
export const moved = (x: number, y: number, inner: string) => group(`translate(${at(x, y)})`, inner)
const flipped = (inner: string) => group('translate(1200 0) scale(-1 1)', inner)
export const both = (inner: string) => inner + flipped(inner)

/** Named after its outline: a part drawn twice in one picture may then share the name, as it shares the shape. */
function idOf(d: string) {
  let hash = 5381
  for (const c of d) hash = (hash * 33 + c.charCodeAt(0)) % 2176782336
  return `c${hash.toString(36)}`
}

export function clipped(d: string, inner: string) {
  const id = `${idOf(d)}c`
  return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${inner}</g>`
}

type Look = { shade?: number; edge?: string; width?: number; inside?: string }

/** One light from the upper left for the whole catalogue: every part keeps its shade at the lower right. */
export function part(d: string, colour: string, { shade = 26, edge = dark(colour, 0.42), width = 7, inside = '' }: Look = {}) {
  const id = idOf(d)
  const lit = `<use href="#${id}p" fill="${colour}" x="${-shade}" y="${num(-shade * 0.8)}"/>`
  return (
    `<clipPath id="${id}"><path id="${id}p" d="${d}"/></clipPath>` +
    `<g clip-path="url(#${id})"><use href="#${id}p" fill="${dark(colour, 0.15)}"/>${lit}${inside}</g>` +
    (width ? `<use href="#${id}p" fill="none" stroke="${edge}" stroke-width="${width}" stroke-linejoin="round"/>` : '')
  )
}

/** A stuffed roll or a bent wire along a line. */
export function tube(d: string, colour: string, width: number) {
  return (
    stroke(d, dark(colour, 0.42), width + 13) +
    stroke(d, dark(colour, 0.15), width) +
    moved(-width * 0.07, -width * 0.07, stroke(d, colour, width * 0.8)) +
    moved(-width * 0.18, -width * 0.16, stroke(d, light(colour, 0.35), width * 0.14))
  )
}
