import type { LinkAs } from '../frame/link-as.ts'
import { CrossIcon } from '../icons/signs.tsx'

export type Chip = {
  label: string /** Where this choice is taken back. */
  href: string /** Read out, such as "Remove filter Clippy". */
  remove: string
}

type Props = { label: string; chips: readonly Chip[]; clear?: { label: string; href: string } | undefined; linkAs?: LinkAs }

/** What was chosen, each with a way to take it back. */
export function Chips({ label, chips, clear, linkAs: Link = 'a' }: Props) {
  if (chips.length === 0) return null
  return (
    <ul aria-label={label} className="chips">
      {chips.map((chip) => (
        <li key={chip.href}>
          <Link href={chip.href} aria-label={chip.remove} className="chip">
            {chip.label}
            <CrossIcon size={16} />
          </Link>
        </li>
      ))}
      {clear ? (
        <li>
          <Link href={clear.href} className="link chips-clear">
            {clear.label}
          </Link>
        </li>
      ) : null}
    </ul>
  )
}
