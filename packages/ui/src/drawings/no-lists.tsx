import { Drawing } from './drawing.tsx'

/** A row of pegs on which nobody has hung a toy yet, but one sock. */
export function NoListsDrawing() {
  return (
    <Drawing
      colours={
        <>
          <path className="c-puzzle" d="M26 40h188v16H26z" />
          <path className="c-plush" d="M104 76h26v36c0 5 3 7 9 9 12 4 22 9 22 19 0 9-8 13-20 13h-17c-14 0-20-8-20-22z" />
          <path className="c-desk" d="M104 76h26v12h-26z" />
        </>
      }
      lines={
        <>
          <path d="M26 40h188v16H26z" />
          <path className="fine" d="M40 48h24M150 49h40" opacity="0.6" />
          <path d="M54 56v8c0 4 3 6 6 6M116 56v8c0 4 3 6 6 6M178 56v8c0 4 3 6 6 6" />
          <path d="M103 76h27v36c0 5 3 7 9 9 12 4 22 9 22 19 0 9-8 13-20 13h-17c-14 0-21-8-21-22zM103 88h27" />
          <path className="fine" d="M113 76v12M120 76v12M112 136c2 8 8 10 14 9M150 126c-4 3-5 9-2 14" />
          <path d="M122 66c4 2 4 8-1 10" />
          <path className="ink" d="M113 104c-3-4 2-7 4-3 2-4 7-1 4 3l-4 5z" />
          <path className="fine" d="M60 84c4 4 0 8 4 12M182 84c-4 4 0 8-4 12" opacity="0.6" />
        </>
      }
    />
  )
}
