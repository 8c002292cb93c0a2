import { Drawing } from './drawing.tsx'

/** A plate of the catalogue from which the toy is missing. */
export function NotFoundDrawing() {
  return (
    <Drawing
      colours={
        <>
          <path className="c-baby" d="M44 14h152v152H44z" />
          <path className="c-card" d="M54 22h52v16H54z" />
        </>
      }
      lines={
        <>
          <path d="M44 14h152v152H44z" />
          <text x="56" y="33">
            N
          </text>
          <text x="66" y="29" style={{ fontSize: 8 }}>
            o
          </text>
          <path className="fine" d="M66 31h5" />
          <text x="75" y="33">
            404
          </text>
          <path
            className="dashed"
            d="M96 62c-9-4-11-18-1-21s17 5 15 11c7-2 13-2 20 0-2-6 5-14 15-11s8 17-1 21c7 10 6 22-4 31 11 7 18 20 18 32 0 14-8 24-16 32-6 3-12 2-13-3h-18c-1 5-7 6-13 3-8-8-16-18-16-32 0-12 7-25 18-32-10-9-11-21-4-31z"
          />
          <path
            d="M184 158V46M184 158h-9M184 144h-5M184 130h-9M184 116h-5M184 102h-9M184 88h-5M184 74h-9M184 60h-5M184 46h-9"
            className="fine"
          />
          <path d="M113 88c0-6 4-9 8-9s8 3 8 8-8 6-8 12M121 107v.5" strokeWidth="3" />
        </>
      }
    />
  )
}
