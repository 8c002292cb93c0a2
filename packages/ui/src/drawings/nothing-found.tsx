import { Drawing } from './drawing.tsx'

/** A bear that has looked everywhere, and looks at you now. */
export function NothingFoundDrawing() {
  return (
    <Drawing
      colours={
        <>
          <circle className="c-plush" cx="84" cy="50" r="15" />
          <circle className="c-plush" cx="142" cy="50" r="15" />
          <path className="c-plush" d="M113 36c32 0 52 20 52 46s-22 44-52 44-52-18-52-44 20-46 52-46z" />
          <path className="c-plush" d="M80 122c-14 8-22 22-22 36h110c0-14-8-28-22-36-8 5-20 7-33 7s-25-2-33-7z" />
          <circle className="c-desk" cx="139" cy="80" r="25" />
        </>
      }
      lines={
        <>
          <path d="M73 62a15 15 0 1 1 25-23M153 62a15 15 0 1 0-25-23" />
          <path d="M113 36c32 0 52 20 52 46s-22 44-52 44-52-18-52-44 20-46 52-46z" />
          <path d="M80 121c-14 8-22 22-22 37M146 121c14 8 22 22 22 37" />
          <path className="fine" d="M96 132c-2 8-2 17-1 26M131 132c2 8 2 17 1 26" />
          <circle className="ink" cx="91" cy="80" r="5" />
          <path className="fine" d="M82 68c4-4 10-5 15-3" />
          <circle cx="139" cy="80" r="25" strokeWidth="4" />
          <circle className="ink" cx="137" cy="80" r="11" />
          <circle cx="141" cy="76" r="3" fill="var(--paper)" stroke="none" />
          <path className="fine" d="M124 70c2-5 6-8 11-9" />
          <path d="M157 98l25 29" strokeWidth="6" />
          <path d="M172 118c8-5 17-2 19 5s-3 13-10 14-14-4-14-10" />
          <path className="ink" d="M107 96h12l-6 8z" />
          <path d="M113 104v5M103 112c5 4 15 4 20 0" />
        </>
      }
    />
  )
}
