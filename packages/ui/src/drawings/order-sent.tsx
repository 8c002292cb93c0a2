import { Drawing } from './drawing.tsx'

/** A toy lorry on its way, with somebody looking out of the load. */
export function OrderSentDrawing() {
  return (
    <Drawing
      colours={
        <>
          <path className="c-wear" d="M158 84h32l22 26v34h-54z" />
          <path className="c-puzzle" d="M40 92h112v52H40z" />
          <circle className="c-plush" cx="96" cy="70" r="24" />
          <circle className="c-plush" cx="78" cy="50" r="9" />
          <circle className="c-plush" cx="114" cy="50" r="9" />
          <circle className="c-desk" cx="72" cy="144" r="14" />
          <circle className="c-desk" cx="184" cy="144" r="14" />
        </>
      }
      lines={
        <>
          <path d="M74 89c-4-6-5-13-3-21M122 68c1 8 0 15-4 21M71 66c3-12 12-20 25-20s23 8 26 20" />
          <path d="M72 58a9 9 0 1 1 12-13M120 58a9 9 0 1 0-12-13" />
          <circle className="ink" cx="87" cy="68" r="3" />
          <circle className="ink" cx="105" cy="68" r="3" />
          <path className="ink" d="M92 76h8l-4 5z" />
          <path d="M90 85c4 3 8 3 12 0M68 92c0-6 8-6 10 0M114 92c2-6 10-6 10 0" />
          <path d="M40 92h112v52h-66M58 144H40V92" />
          <path className="fine" d="M40 104h112M88 104v18l8-5 8 5v-18" />
          <path d="M152 144h18M158 84h32l22 26v34h-14M158 84v60M168 94h17l13 16h-30z" />
          <circle cx="72" cy="144" r="14" />
          <circle cx="184" cy="144" r="14" />
          <circle className="ink" cx="72" cy="144" r="3.5" />
          <circle className="ink" cx="184" cy="144" r="3.5" />
          <path className="fine" d="M26 108H12M26 122H6M26 136H14" />
        </>
      }
    />
  )
}
