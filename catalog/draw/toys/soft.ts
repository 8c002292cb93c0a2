import type { Arts } from '../art.ts'
import { asleep, cheeks, smile } from '../kit/face.ts'
import { sewnLabel } from '../kit/label.ts'
import { glyph } from '../kit/letters.ts'
import { blob, box, dark, ell, fill, moved, part, seam, stroke } from '../kit/svg.ts'
import { pick } from '../pick.ts'

const cloudShape = blob([
  [300, 900],
  [190, 780],
  [230, 610],
  [360, 560],
  [400, 400],
  [560, 310],
  [720, 360],
  [790, 480],
  [930, 500],
  [1020, 640],
  [980, 820],
  [880, 910],
  [600, 940],
])

function cloud(top: string, under: string, back: boolean) {
  return (
    part(cloudShape, top, {
      shade: 36,
      inside: fill(
        blob([
          [100, 780],
          [400, 740],
          [700, 820],
          [1100, 720],
          [1100, 1000],
          [100, 1000],
        ]),
        under,
      ),
    }) +
    seam('M196 770C300 740 480 750 600 780S860 800 1010 730', dark(under, 0.35)) +
    stroke('M420 470q60 -70 140 -40M740 520q70 -20 110 30', dark(top, 0.12), 10) +
    (back ? sewnLabel(600, 840) : asleep(600, 640, 240, 90) + smile(600, 710, 60) + cheeks(600, 710, 420))
  )
}

/** A cushion from the front is its cover; from the side it is a lens with a zip. */
function cushion(c: string, w: number, h: number, inner: string, back: boolean) {
  const [l, r, t, b] = [600 - w, 600 + w, 1056 - 2 * h, 1056]
  const m = (t + b) / 2
  const cover = blob([
    [l - 20, t - 10],
    [600, t + 34],
    [r + 20, t - 10],
    [r - 34, m],
    [r + 20, b - 6],
    [600, b - 30],
    [l - 20, b - 6],
    [l + 34, m],
  ])
  if (back)
    return (
      part(
        blob([
          [600, t],
          [760, t + h * 0.5],
          [810, m],
          [760, b - h * 0.5],
          [600, b],
          [440, b - h * 0.5],
          [390, m],
          [440, t + h * 0.5],
        ]),
        c,
        { shade: 40 },
      ) +
      stroke(`M600 ${t + 20}V${b - 20}`, dark(c, 0.5), 16) +
      seam(`M600 ${t + 20}V${b - 20}`, '#F2E3B8', 7) +
      part(box(582, t + 80, 36, 64, 10), '#C3C8D0', { shade: 4 }) +
      moved(0, m - 640, sewnLabel(650, 640))
    )
  return (
    part(cover, c, { shade: 34 }) +
    seam(
      blob([
        [l + 14, t + 24],
        [600, t + 62],
        [r - 14, t + 24],
        [r - 64, m],
        [r - 14, b - 40],
        [600, b - 62],
        [l + 14, b - 40],
        [l + 64, m],
      ]),
      dark(c, 0.4),
    ) +
    inner
  )
}

const raised = (letter: string, y: number, size: number, c: string) =>
  moved(6, 8, glyph(letter, 600, y, size, dark(c, 0.35), 0.24)) + glyph(letter, 600, y, size, '#FFFDF8', 0.2)

export const softToys: Arts = {
  'azure-cloud-rattle': {
    pack: 'card',
    foot: 0,
    close: [600, 480, 1.8],
    draw: (look, back) => {
      const white = look.Colour === 'White'
      const drop = (x: number, y: number, c: string) =>
        stroke(`M${x} 700V${y - 60}`, '#857A68', 9) +
        part(
          blob([
            [x, y - 80],
            [x + 46, y + 10],
            [x, y + 60],
            [x - 46, y + 10],
          ]),
          c,
          { shade: 10 },
        ) +
        stroke(`M${x - 20} ${y - 56}h40`, dark(c, 0.4), 10)
      return (
        drop(420, 900, '#8FC4E8') +
        drop(600, 970, '#F2C98F') +
        drop(780, 900, '#B6D8A8') +
        moved(0, -150, cloud(white ? '#FBF7EE' : '#B9AFD6', white ? '#CFE3F2' : '#8E83B8', back))
      )
    },
  },
  'xbox-button-cushion': {
    pack: 'header',
    foot: 300,
    close: [600, 620, 1.7],
    draw: (look, back) => {
      const c = pick({ A: '#6FB53A', B: '#D8463B', X: '#2F7FD8', Y: '#F2B82E' }, look.Button)
      if (back) return cushion(c, 400, 430, '', true)
      return (
        part(ell(600, 616, 440), '#2B2433', { shade: 20 }) +
        part(ell(600, 606, 396), c, { shade: 44 }) +
        seam(ell(600, 606, 360), dark(c, 0.45)) +
        raised(look.Button, 420, 370, c) +
        stroke('M340 420q50 -80 130 -120', '#FFFFFF', 22, 'opacity=".55"')
      )
    },
  },
}
