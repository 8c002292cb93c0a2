import type { Facts } from '../job.ts'
import { actual, extent, posed } from '../kit/actual.ts'
import { drawn } from '../kit/art.ts'
import { brick, stood } from '../kit/brick.ts'
import { swingTag } from '../kit/features.ts'
import type { Model, Part } from '../kit/model.ts'
import { ageMark, display, words } from '../kit/print.ts'
import { sheet } from '../kit/shapes.ts'
import { film, glossyCard } from '../kit/skin.ts'
import type { Vec } from '../kit/vec.ts'
import { face, fillAll, house, mark, smallPrint } from './labels.ts'

type Packed = { parts: Part[]; rests?: Model['rests'] | undefined; yaw?: number }

/** The toy as it leaves the warehouse. `art` is its portrait, for printing. */
export function packed(made: Model, facts: Facts, art: HTMLCanvasElement): Packed {
  return { tag: tagged, window: windowBox, header: headerBag, card: hangCard, box: carton }[made.pack](made, facts, art)
}

/** The point of the toy's left flank where a tag is shot through. */
function flank(parts: readonly Part[], tall: number): Vec {
  let best: Vec = [0, 0, 0]
  let most = -Infinity
  for (const { shape, skin } of parts) {
    if ((skin.opaque ?? 1) < 1) continue
    for (let i = 0; i < shape.position.length; i += 3) {
      const p: Vec = [shape.position[i] ?? 0, shape.position[i + 1] ?? 0, shape.position[i + 2] ?? 0]
      if (p[1] < tall * 0.46 || p[1] > tall * 0.6) continue
      const far = p[0] * 0.75 + p[2] * 0.6
      if (far > most) [most, best] = [far, p]
    }
  }
  return best
}

/** How far a tag that hangs from a point must stand out, so that no arm or paw goes through it. */
function clear(parts: readonly Part[], [x, y, z]: Vec, size: number): number {
  let front = z
  for (const { shape } of parts)
    for (let i = 0; i < shape.position.length; i += 3) {
      const drop = y - (shape.position[i + 1] ?? 0)
      if (Math.abs((shape.position[i] ?? 0) - x) < 1.8 * size && drop > 1.2 * size && drop < 6.2 * size)
        front = Math.max(front, shape.position[i + 2] ?? 0)
    }
  return front - z
}

function tagged(made: Model, facts: Facts, art: HTMLCanvasElement): Packed {
  const toy = posed(actual(made), { turn: [0, -(made.yaw ?? 30) * 0.6, 0] })
  const size = Math.max(0.55, made.tall * 0.058)
  const at = flank(toy, made.tall)
  return {
    parts: [...toy, ...swingTag(at, (ink) => face(ink, facts, 3.2, 4.6, art, 0.36), { size, turn: [4, 8, -7], out: clear(toy, at, size) })],
    yaw: 0,
    rests: made.rests,
  }
}

function panel(
  wide: number,
  tall: number,
  fine: number,
  art: (ink: CanvasRenderingContext2D) => void,
  at: Vec,
  turn: Vec = [0, 0, 0],
): Part {
  const shape = sheet((u, v) => [(u - 0.5) * wide, (v - 0.5) * tall, 0], 24, 24)
  return { shape: stood(shape, { at, turn }), skin: { ...glossyCard('#fff'), map: drawn(wide, tall, fine, art) } }
}

/** What is longer than it is wide lies across its box. */
function across(toy: Part[]): Part[] {
  const { low, high } = extent(toy)
  return high[2] - low[2] > 1.3 * (high[0] - low[0]) ? posed(toy, { turn: [0, -64, 0] }) : toy
}

function windowBox(made: Model, facts: Facts): Packed {
  const toy = across(actual(made))
  const { low, high } = extent(toy)
  const tall = high[1] * 1.24
  const wide = Math.max((high[0] - low[0]) * 1.2, tall * 0.55)
  const deep = (high[2] - low[2]) * 1.15 + 1
  const fine = Math.min(80, 1500 / tall)
  const [x, y, z] = [wide / 2, tall / 2, deep / 2]
  const foot = tall * 0.07
  const head = tall * 0.15
  const hole = (ink: CanvasRenderingContext2D) =>
    ink.roundRect(-wide * 0.42, -y + foot + tall * 0.01, wide * 0.84, tall - foot - head - tall * 0.03, wide * 0.08)
  const front = panel(
    wide,
    tall,
    fine,
    (ink) => {
      ink.beginPath()
      ink.rect(-x, -y, wide, tall)
      hole(ink)
      ink.clip('evenodd')
      fillAll(ink, wide, tall, house)
      ink.strokeStyle = facts.ground
      ink.lineWidth = wide * 0.03
      ink.beginPath()
      hole(ink)
      ink.stroke()
      words(ink, facts.title, -wide * 0.42, y - head * 0.46, {
        size: Math.min(head * 0.36, wide * 0.105),
        weight: 780,
        font: display,
        colour: '#fff',
        wide: wide * 0.84,
        lines: 2,
        leading: 1.02,
      })
      mark(ink, -wide * 0.42 + foot * 1.15, -y + foot * 0.5, foot * 0.5)
      ageMark(ink, facts.age, wide * 0.4, -y + foot * 0.52, foot * 0.34)
    },
    [0, y, z],
  )
  const side = (at: Vec, turn: Vec, print: boolean) =>
    panel(
      deep,
      tall,
      fine,
      (ink) => {
        fillAll(ink, deep, tall, print ? '#f6f1e7' : house)
        if (print) {
          ink.fillStyle = house
          ink.fillRect(-deep / 2, y - head, deep, head)
          smallPrint(ink, facts, deep, tall - head * 1.1)
        }
      },
      at,
      turn,
    )
  const plain = (w: number, h: number, at: Vec, turn: Vec, colour: string) => panel(w, h, 20, (ink) => fillAll(ink, w, h, colour), at, turn)
  return {
    parts: [
      ...posed(toy, { at: [0, 0.15, 0] }),
      plain(wide, tall, [0, y, -z], [0, 0, 0], facts.ground),
      plain(wide, deep, [0, 0.08, 0], [-90, 0, 0], facts.ground),
      plain(wide, deep, [0, tall, 0], [-90, 0, 0], house),
      side([x, y, 0], [0, 90, 0], true),
      side([-x, y, 0], [0, -90, 0], false),
      {
        shape: stood(
          sheet((u, v) => [(u - 0.5) * wide * 0.86, (v - 0.5) * tall * 0.8, 0], 2, 2),
          { at: [0, y - (head - foot) / 2, z - 0.08] },
        ),
        skin: film('#ffffff'),
      },
      { ...front, shadeless: true },
    ],
  }
}

function headerBag(made: Model, facts: Facts): Packed {
  const toy = actual(made)
  const { low, high } = extent(toy)
  const wide = Math.max((high[0] - low[0]) * 1.3, made.tall * 0.72)
  const bag = made.tall * 1.2
  const deep = high[2] - low[2] + 0.6
  const head = wide * 0.42
  const pillow = (s: number) => ({
    shape: sheet(
      (u, v) => {
        const full = Math.sin(Math.PI * u) ** 0.5 * Math.sin(Math.PI * Math.min(1, v * 0.96 + 0.02)) ** 0.4
        return [(u - 0.5) * wide * s, v * bag, s * (full * deep * 0.56 + 0.12 * Math.sin(u * 21 + v * 5) * Math.sin(v * 13) * full)]
      },
      40,
      40,
    ),
    skin: film('#ffffff', { opaque: 0.07 }),
    shadeless: true,
  })
  const print = (ink: CanvasRenderingContext2D) => {
    ink.beginPath()
    ink.roundRect(-wide * 0.53, -head / 2, wide * 1.06, head, head * 0.06)
    ink.ellipse(0, head * 0.34, head * 0.13, head * 0.06, 0, 0, 7)
    ink.clip('evenodd')
    fillAll(ink, wide * 1.06, head, house)
    ink.fillStyle = facts.ground
    ink.fillRect(-wide * 0.53, -head / 2, wide * 1.06, head * 0.2)
    words(ink, facts.title, 0, head * 0.06, {
      size: head * 0.22,
      weight: 780,
      font: display,
      colour: '#fff',
      wide: wide * 0.96,
      lines: 2,
      align: 'center',
      leading: 1.02,
    })
    words(ink, 'TOYLINE', -wide * 0.48, -head * 0.455, { size: head * 0.13, weight: 800, font: display, colour: house })
    words(ink, facts.age, wide * 0.48, -head * 0.455, { size: head * 0.13, weight: 800, font: display, colour: '#211B2B', align: 'right' })
  }
  const header = panel(wide * 1.06, head, 1200 / wide, print, [0, bag + head * 0.42, 0.2])
  return { parts: [...posed(toy, { at: [0, bag * 0.05, 0] }), header, pillow(-1), pillow(1)], rests: 'wall', yaw: -8 }
}

function hangCard(made: Model, facts: Facts): Packed {
  const toy = actual(made)
  const { low, high } = extent(toy)
  const wide = Math.max((high[0] - low[0]) * 1.35, made.tall * 0.9)
  const tall = made.tall * 1.62
  const print = (ink: CanvasRenderingContext2D) => {
    ink.beginPath()
    ink.roundRect(-wide / 2, -tall / 2, wide, tall, wide * 0.05)
    ink.roundRect(-wide * 0.1, tall / 2 - tall * 0.06, wide * 0.2, tall * 0.03, tall * 0.015)
    ink.clip('evenodd')
    fillAll(ink, wide, tall, '#faf6ee')
    ink.fillStyle = house
    ink.fillRect(-wide / 2, tall / 2 - tall * 0.22, wide, tall * 0.22)
    ink.fillStyle = facts.ground
    ink.fillRect(-wide / 2, -tall / 2, wide, tall * 0.1)
    words(ink, facts.title, 0, tall / 2 - tall * 0.14, {
      size: tall * 0.055,
      weight: 780,
      font: display,
      colour: '#fff',
      wide: wide * 0.88,
      lines: 2,
      align: 'center',
      leading: 1.05,
    })
    mark(ink, -wide / 2 + tall * 0.13, -tall / 2 + tall * 0.05, tall * 0.045)
    ageMark(ink, facts.age, wide / 2 - tall * 0.06, -tall / 2 + tall * 0.05, tall * 0.034)
  }
  const back = panel(wide, tall, 1500 / tall, print, [0, tall / 2, 0])
  return { parts: [back, ...posed(toy, { at: [0, tall * 0.15, -low[2] + 0.05] })], rests: 'wall', yaw: -10 }
}

/** Games, puzzles and kits: a closed box with the portrait on it, in the measures of the product. */
function carton(_made: Model, facts: Facts, art: HTMLCanvasElement): Packed {
  const [long, deep, high] = facts.box
  const [wide, tall, thick] = [Math.max(long, deep, high), [long, deep, high].sort((a, b) => a - b)[1] ?? 1, Math.min(long, deep, high)]
  const box = brick(
    {
      size: [wide, tall, thick],
      round: 0.12,
      fine: 1400 / wide,
      at: [0, tall / 2, 0],
      prints: {
        all: (ink, w, h) => fillAll(ink, w, h, house),
        front: (ink, w, h) => face(ink, facts, w, h, art),
        left: (ink, w, h) => {
          fillAll(ink, w, h, '#f6f1e7')
          ink.save()
          if (w < h * 0.5) {
            ink.rotate(-Math.PI / 2)
            words(ink, facts.title, 0, -w * 0.14, {
              size: w * 0.36,
              weight: 780,
              font: display,
              colour: house,
              wide: h * 0.86,
              lines: 1,
              align: 'center',
            })
          } else smallPrint(ink, facts, w, h)
          ink.restore()
        },
        top: (ink, w, h) =>
          words(ink, facts.title, 0, -h * 0.16, {
            size: h * 0.42,
            weight: 780,
            font: display,
            colour: '#fff',
            wide: w * 0.88,
            lines: 1,
            align: 'center',
          }),
      },
    },
    glossyCard('#fff'),
  )
  return { parts: [box], yaw: -26 }
}
