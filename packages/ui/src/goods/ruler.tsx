export type RulerUnit = 'cm' | 'in'

type Props = {
  /** Height of the toy in centimetres, whatever the unit shown. */
  height: number
  unit: RulerUnit
  /** How the height is said, such as "25 cm tall". */
  label: string
  /** Where the toy's head is in its picture, from the top: 0 to 1. Its feet are on the floor, at 0.88. */
  top?: number
}

const FLOOR = 0.88
const CM_PER_INCH = 2.54
/** More marks than this run together. */
const MOST_MARKS = 36

/** A ruler in the scale of the picture that it stands beside: its last mark is where the toy ends. */
export function Ruler({ height, unit, label, top = 0.08 }: Props) {
  const tall = unit === 'cm' ? height : height / CM_PER_INCH
  const marks = rulerMarks(tall, unit)
  const y = (at: number) => `${(FLOOR - (FLOOR - top) * (at / tall)) * 100}%`
  return (
    <div className="ruler">
      <span className="sr-only">{label}</span>
      <svg aria-hidden="true" width="100%" height="100%">
        <line x1="0.5" x2="0.5" y1={y(tall)} y2={y(0)} />
        {marks.map(({ at, size }) => (
          <line key={at} x1="0" x2={size} y1={y(at)} y2={y(at)} />
        ))}
        <line x1="0" x2="100%" y1={y(tall)} y2={y(tall)} strokeDasharray="2 4" />
        {marks
          .filter(({ number, at }) => number && tall - at > tall / 12)
          .map(({ at }) => (
            <text key={at} x="18" y={y(at)} dy="0.32em">
              {at}
            </text>
          ))}
      </svg>
      <span aria-hidden="true" className="ruler-label num" style={{ top: y(tall) }}>
        {tall.toFixed(tall % 1 < 0.05 || tall % 1 > 0.95 ? 0 : 1)} {unit}
      </span>
    </div>
  )
}

type Mark = { at: number; size: number; number: boolean }

/** Marks from the floor to the toy's head: short ones, a longer one at every fifth or half, and numbered ones. */
export function rulerMarks(tall: number, unit: RulerUnit): Mark[] {
  const steps = unit === 'cm' ? [1, 2, 5, 10, 20] : [0.5, 1, 2, 5, 10]
  const step = steps.find((one) => tall / one <= MOST_MARKS) ?? 20
  const marks: Mark[] = []
  for (let count = 0; count * step <= tall + 1e-9; count += 1) {
    const number = count % (unit === 'cm' ? 10 : 4) === 0
    const middle = count % (unit === 'cm' ? 5 : 2) === 0
    marks.push({ at: count * step, size: number ? 14 : middle ? 10 : 6, number: number && count > 0 })
  }
  return marks
}
