import { Figure, Specimen } from './specimen.tsx'

const INKS = ['ink', 'ink-2', 'ink-3', 'primary', 'tomato', 'ok', 'warn', 'info', 'line-strong', 'line']
const PAPERS = ['paper', 'card', 'sunken']
const CHAPTERS = ['plush', 'desk', 'baby', 'puzzle', 'wear', 'season']
const SIZES = [
  ['text-5xl', 'clamp(48, 6vw, 80)'],
  ['text-4xl', '48'],
  ['text-3xl', '36'],
  ['text-2xl', '28'],
  ['text-xl', '22'],
  ['text-lg', '18'],
  ['text-base', '16'],
  ['text-sm', '14'],
  ['text-xs', '13'],
] as const

export function Inks() {
  return (
    <Specimen
      number={1}
      id="inks"
      title="Inks and papers"
      says="Every pair that is printed has its contrast computed from the token file, in both themes."
    >
      <Figure caption="Inks on the three papers" className="grid grid-cols-1 sm:grid-cols-3">
        {PAPERS.map((paper) => (
          <div key={paper} className="border border-line p-4" style={{ background: `var(--${paper})` }}>
            <p className="eyebrow mb-2">{paper}</p>
            {INKS.slice(0, 8).map((ink) => (
              <p key={ink} className="font-semibold" style={{ color: `var(--${ink})` }}>
                {ink}
              </p>
            ))}
            <p className="mt-2 border border-line-strong px-2 text-sm">line-strong</p>
            <p className="mt-2 border border-line px-2 text-sm">line</p>
          </div>
        ))}
      </Figure>
      <Figure
        caption="The papers of the chapters: tinted for words, lit for toys"
        className="grid grid-cols-2 gap-px sm:grid-cols-3 xl:grid-cols-6"
      >
        {CHAPTERS.map((chapter) => (
          <div key={chapter} className={`ground-${chapter}`}>
            <p className="tint px-3 py-4 font-semibold text-sm">
              {chapter} <span className="text-primary">link</span>
            </p>
            <p className="ground px-3 py-4 font-semibold text-ink text-sm">
              lit <span className="text-primary">link</span>
            </p>
          </div>
        ))}
      </Figure>
    </Specimen>
  )
}

export function Type() {
  return (
    <Specimen
      number={2}
      id="type"
      title="Type"
      says="Bricolage Grotesque for what is called out, Figtree for what is read. Figures that are compared stand in columns."
    >
      <Figure caption="The scale" className="grid gap-y-3">
        {SIZES.map(([size, px]) => (
          <p key={size} className="flex items-baseline gap-4 overflow-hidden whitespace-nowrap">
            <span className="num w-10 shrink-0 text-ink-3 text-xs">{px.startsWith('clamp') ? '48–80' : px}</span>
            <span className={`${size} ${px === '16' || px === '14' || px === '13' ? '' : 'display'}`}>Toys by the case</span>
          </p>
        ))}
      </Figure>
      <Figure caption="Text at its measure, with a link" className="max-w-measure">
        <p>
          Silver velboa over a bendable core, so the wire curls stay where you put them. Sewn to a sheet of ruled felt paper, it sits on the
          edge of a monitor without a stand.{' '}
          <a href="#type" className="link">
            How it is packed
          </a>
        </p>
      </Figure>
      <Figure caption="Figures in columns" className="num inline-grid grid-cols-[auto_auto] gap-x-6 text-right">
        <span>1,111.11</span>
        <span>€ 4,95</span>
        <span>8,080.80</span>
        <span>$17.20</span>
      </Figure>
    </Specimen>
  )
}
