import type { ReactNode } from 'react'
import type { LinkAs } from '../frame/link-as.ts'
import { CompactIcon, GalleryIcon, SheetIcon } from '../icons/desk.tsx'

export type Density = 'gallery' | 'compact' | 'sheet'
const ICONS: Record<Density, ReactNode> = { gallery: <GalleryIcon />, compact: <CompactIcon />, sheet: <SheetIcon /> }

type Props = {
  label: string
  current: Density
  choices: readonly { density: Density; label: string; href: string }[]
  linkAs?: LinkAs
}

/** How dense a listing is; links, because the address holds it. */
export function DensitySwitch({ label, current, choices, linkAs: Link = 'a' }: Props) {
  return (
    <nav aria-label={label} className="densities">
      {choices.map(({ density, label: words, href }) => (
        <Link key={density} href={href} aria-current={density === current ? 'true' : undefined} title={words} className="density">
          {ICONS[density]}
          <span className="density-words">{words}</span>
        </Link>
      ))}
    </nav>
  )
}
