import { Drawing } from './drawing.tsx'

/** A wind-up robot whose head has sprung off. */
export function ErrorDrawing() {
  return (
    <Drawing
      colours={
        <>
          <path className="c-desk" d="M86 88h64v50H86z" />
          <path className="c-plush" d="M128 14l44 12-10 36-44-12z" />
          <path className="c-puzzle" d="M98 100h40v16H98z" />
          <path className="c-wear" d="M88 138h26v20H88zM122 138h26v20h-26z" />
        </>
      }
      lines={
        <>
          <path d="M86 88h64v50H86z" />
          <path d="M94 138v12h-6v8h26v-8h-6v-12M128 138v12h-6v8h26v-8h-6v-12" />
          <path className="fine" d="M98 100h40v16H98zM108 116v-6M118 116v-10M128 116v-4" />
          <circle className="fine" cx="103" cy="127" r="3" />
          <circle className="fine" cx="118" cy="127" r="3" />
          <circle className="fine" cx="133" cy="127" r="3" />
          <path d="M108 88c-8-4 22-8 20-13s-26-1-22-7 26-2 24-9-20-2-15-9 14-4 17-4" />
          <path d="M126 12l44 12-10 36-44-12z" />
          <path d="M150 17l5-11" />
          <circle className="ink" cx="156" cy="5" r="3" />
          <path d="M133 26l8 8M142 25l-10 9" />
          <circle cx="156" cy="37" r="5.5" />
          <path className="fine" d="M131 44c6-2 12 4 18 3" />
          <path d="M86 96c-14 2-22 12-24 24M150 96c12-2 22-10 26-22" />
          <path d="M56 122c0-5 3-8 7-7s6 5 5 9M178 72c-4-2-6-6-4-9M178 72c3 2 7 1 9-2" />
          <path d="M194 152l7-12 7 12-7 6zM188 158h-6" />
          <path className="fine" d="M36 158c0-6 4-10 10-10s10 4 10 10M46 148v-5M38 151l-4-3M54 151l4-3" />
          <path className="fine" d="M92 60l-9-4M96 48l-7-8M186 44l9-2M182 56l8 5" />
        </>
      }
    />
  )
}
