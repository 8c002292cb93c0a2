import type { Arts } from '../art.ts'
import { cheeks, eyes, smile } from '../kit/face.ts'
import { sewnLabel } from '../kit/label.ts'
import { blob, both, box, dark, ell, light, part, poly, seam, stroke, sym, tube } from '../kit/svg.ts'
import { pick } from '../pick.ts'

type Person = {
  skin: string
  cloth: string
  sleeve?: string
  shoes?: string
  robe?: boolean
  behind?: string
  over?: string
  hair?: string
  head?: string
  hand?: string
  face?: string
}

const robeShape = blob(
  sym([
    [650, 590],
    [740, 640],
    [800, 860],
    [830, 1030],
    [700, 1052],
  ]),
)

const coat = blob(
  sym([
    [650, 590],
    [750, 640],
    [770, 800],
    [740, 920],
    [640, 930],
  ]),
)

function person(p: Person, back: boolean) {
  const sleeve = p.sleeve ?? p.cloth
  const arm = tube('M730 660C800 700 840 760 850 820', sleeve, 92) + part(ell(856, 850, 48), p.skin, { shade: 10 })
  const feet = both(
    part(
      blob([
        [620, 900],
        [720, 900],
        [730, 1000],
        [790, 1056],
        [630, 1056],
      ]),
      p.shoes ?? '#4A3A2E',
      { shade: 12 },
    ),
  )
  return (
    (p.behind ?? '') +
    (p.robe ? '' : feet) +
    both(arm) +
    part(p.robe ? robeShape : coat, p.cloth) +
    (back ? seam('M600 620V910', dark(p.cloth, 0.45)) + sewnLabel(600, 840) : (p.over ?? '')) +
    part(ell(600, 400, 236, 224), p.skin) +
    (back ? '' : (p.face ?? eyes(600, 410, 190, 28) + smile(600, 480, 70) + cheeks(600, 470, 320))) +
    (p.hair ?? '') +
    (p.head ?? '') +
    (back ? '' : (p.hand ?? ''))
  )
}

const capOfHair = (c: string, back: boolean) =>
  part(
    back
      ? ell(600, 390, 244, 226)
      : 'M360 420C350 230 470 164 600 164S850 230 840 420C800 360 760 300 720 290C640 330 480 330 440 310C410 330 380 370 360 420z',
    c,
  )

const tools: Record<string, string> = {
  Lumberjack:
    stroke('M860 1000L960 560', '#8A5A33', 26) +
    part(
      blob([
        [930, 560],
        [1060, 540],
        [1090, 680],
        [970, 660],
      ]),
      '#A9B4C0',
      { shade: 10 },
    ),
  Farmer:
    stroke('M880 1020L930 520', '#8A5A33', 26) +
    part(
      poly([
        [850, 500],
        [1060, 520],
        [1050, 570],
        [920, 560],
      ]),
      '#A9B4C0',
      { shade: 8 },
    ),
  Miner:
    stroke('M870 1010L950 560', '#8A5A33', 26) +
    part('M770 620C840 500 1000 490 1110 590C1000 540 880 560 790 650z', '#8C95A3', { shade: 8 }),
}

const jobs: Record<string, { cloth: string; head: (back: boolean) => string }> = {
  Lumberjack: {
    cloth: '#B4483B',
    head: (back) =>
      capOfHair('#6B4226', back) +
      (back
        ? ''
        : part(
            blob([
              [390, 450],
              [600, 500],
              [810, 450],
              [780, 590],
              [600, 640],
              [420, 590],
            ]),
            '#6B4226',
            { shade: 10 },
          ) + stroke('M560 540q40 26 80 0', '#F0C4A0', 12)),
  },
  Farmer: {
    cloth: '#C9A04A',
    head: () =>
      part(
        blob(
          sym([
            [640, 120],
            [730, 150],
            [760, 260],
          ]),
        ),
        '#E6CE88',
      ) +
      part(ell(600, 280, 360, 66), '#E6CE88', { shade: 12 }) +
      stroke('M446 246q154 50 308 0', '#B4483B', 24) +
      seam(ell(600, 280, 330, 46), '#A5853A', 4),
  },
  Miner: {
    cloth: '#5C7186',
    head: () =>
      part('M372 330C380 180 480 130 600 130S820 180 828 330z', '#D9A441') +
      part(box(350, 310, 500, 46, 20), '#C08F32', { shade: 6 }) +
      part(ell(600, 226, 56), '#FBF0B8', { shade: 8 }),
  },
}

export const figure = { pack: 'window', foot: 280, close: [600, 430, 2] as [number, number, number] } as const

export const peopleToys: Arts = {
  'age-of-empires-villager-plush': {
    ...figure,
    draw: (look, back) => {
      const job = pick(jobs, look.Job)
      return person(
        {
          skin: '#F0C4A0',
          cloth: job.cloth,
          sleeve: light(job.cloth, 0.2),
          shoes: '#5B4032',
          over:
            stroke('M450 850h300', '#5B4032', 30) +
            stroke('M540 620q60 60 120 0', '#F6E3BF', 12) +
            (look.Job === 'Miner' ? both(stroke('M690 640v180', '#3A4656', 30)) : ''),
          head: job.head(back),
          hand: pick(tools, look.Job),
        },
        back,
      )
    },
  },
}
