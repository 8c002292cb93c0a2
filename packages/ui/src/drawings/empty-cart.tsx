import { Drawing } from './drawing.tsx'

/** A pull-along wagon with nothing in it; its tag says so. */
export function EmptyCartDrawing() {
  return (
    <Drawing
      colours={
        <>
          <path className="c-desk" d="M78 92h116l-9 40H87z" />
          <circle className="c-puzzle" cx="104" cy="142" r="16" />
          <circle className="c-puzzle" cx="168" cy="142" r="16" />
          <path className="c-plush" d="M181 106l14-6 18 30-21 12-13-21z" />
        </>
      }
      lines={
        <>
          <path d="M70 92h132M78 92l9 40h98l9-40" />
          <path className="fine" d="M86 101h100M88.5 110h95M91 119h90" />
          <circle cx="104" cy="142" r="16" fill="none" />
          <circle cx="168" cy="142" r="16" />
          <circle className="ink" cx="104" cy="142" r="3.5" />
          <circle className="ink" cx="168" cy="142" r="3.5" />
          <path d="M78 98C52 100 62 132 46 146c-7 6-17 8-24 7" />
          <circle className="ink" cx="20" cy="152" r="6" />
          <path d="M190 92c2 4 1 6-2 10" className="fine" />
          <path d="M179 105l14-6 20 31-21 13-14-22z" />
          <circle cx="188" cy="106" r="1.5" className="fine" />
          <text x="189" y="128" transform="rotate(-32 194 124)">
            ×0
          </text>
          <path className="fine" d="M118 74c3-5 1-9 4-13M138 70c2-6-2-9 1-15M158 75c4-4 2-8 5-12" />
        </>
      }
    />
  )
}
