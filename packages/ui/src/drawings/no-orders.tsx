import { Drawing } from './drawing.tsx'

/** An order book, open at a page on which nothing is written yet. */
export function NoOrdersDrawing() {
  return (
    <Drawing
      colours={
        <>
          <path className="c-card" d="M30 62c26-12 60-12 88 2 28-14 62-14 88-2v84c-26-10-60-10-88 4-28-14-62-14-88-4z" />
          <path className="c-puzzle" d="M150 30l58 66-10 9-58-66z" />
          <path className="c-plush" d="M52 60h18v34l-9-8-9 8z" />
        </>
      }
      lines={
        <>
          <path d="M30 62c26-12 60-12 88 2 28-14 62-14 88-2v84c-26-10-60-10-88 4-28-14-62-14-88-4zM118 64v86" />
          <path className="fine" d="M30 146v8c26-10 60-9 88 4 28-13 62-14 88-4v-8" />
          <path
            className="fine"
            d="M42 78c18-5 42-4 64 4M42 92c18-5 42-4 64 4M42 106c18-5 42-4 64 4M42 120c18-5 42-4 64 4M92 76v48"
            opacity="0.6"
          />
          <path
            className="fine"
            d="M130 82c18-8 44-9 64-4M130 96c18-8 44-9 64-4M130 110c18-8 44-9 64-4M130 124c18-8 44-9 64-4"
            opacity="0.6"
          />
          <path d="M50 57v36l9-8 9 8V54" />
          <path d="M144 34l10-9 56 64 2 17-14-6z" />
          <path className="fine" d="M149 30l56 64M200 86l-10 9M152 36l-6 6" />
          <path className="ink" d="M208 98l4 8-8-3z" />
          <path d="M144 34c-3-4-3-7 0-10s7-3 10 1" />
        </>
      }
    />
  )
}
