import { Drawing } from './drawing.tsx'

/** A telephone of two tins, and the string between them has snapped. */
export function OfflineDrawing() {
  return (
    <Drawing
      colours={
        <>
          <path className="c-desk" d="M20 104h44v50c-10 6-34 6-44 0z" />
          <path className="c-puzzle" d="M20 120h44v18H20z" />
          <path className="c-baby" d="M170 130l46-20 14 34-46 12z" />
          <path className="c-plush" d="M184 124l16-7 14 37-17 3z" />
        </>
      }
      lines={
        <>
          <ellipse cx="42" cy="104" rx="22" ry="6" />
          <path d="M20 104v49c8 7 36 7 44 0v-49" />
          <path className="fine" d="M20 120c8 6 36 6 44 0M20 138c8 6 36 6 44 0" />
          <circle className="ink" cx="42" cy="104" r="2" />
          <path d="M42 103C50 62 74 52 90 66s-8 26-14 12 12-26 26-20" />
          <path className="fine" d="M102 58l7-5M102 58l9 1M102 58l6 6" />
          <path d="M216 110l14 35-43 13c-8-2-16-16-17-28z" />
          <ellipse cx="193" cy="120" rx="25" ry="6.5" transform="rotate(-23 193 120)" />
          <path className="fine" d="M176 141c14-2 32-9 43-19M181 152c14-2 30-8 43-18" />
          <circle className="ink" cx="192" cy="121" r="2" />
          <path d="M192 120c-6-26-22-40-38-40-10 0-14 5-16 12" />
          <path className="fine" d="M138 92l-6 5M138 92l-1 8M138 92l5 7" />
          <path className="fine" d="M118 34v10M105 38l5 8M131 38l-5 8" />
        </>
      }
    />
  )
}
