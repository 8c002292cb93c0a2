import type { ReactNode } from 'react'

function Toy({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 200 200" aria-hidden="true" focusable="false">
      <ellipse cx="100" cy="176" rx="58" ry="5" fill="#211b2b" opacity="0.16" />
      {children}
    </svg>
  )
}

const ink = { fill: '#211b2b' }

export const Bear = () => (
  <Toy>
    <g fill="#a8683c">
      <circle cx="66" cy="42" r="17" />
      <circle cx="134" cy="42" r="17" />
      <ellipse cx="54" cy="124" rx="15" ry="26" transform="rotate(24 54 124)" />
      <ellipse cx="146" cy="124" rx="15" ry="26" transform="rotate(-24 146 124)" />
      <ellipse cx="100" cy="128" rx="46" ry="48" />
      <ellipse cx="68" cy="160" rx="22" ry="18" />
      <ellipse cx="132" cy="160" rx="22" ry="18" />
      <ellipse cx="100" cy="66" rx="50" ry="46" />
    </g>
    <g fill="#e2b183">
      <circle cx="66" cy="43" r="9" />
      <circle cx="134" cy="43" r="9" />
      <ellipse cx="100" cy="132" rx="27" ry="30" />
      <ellipse cx="100" cy="82" rx="24" ry="18" />
      <ellipse cx="66" cy="163" rx="12" ry="10" />
      <ellipse cx="134" cy="163" rx="12" ry="10" />
    </g>
    <circle cx="82" cy="62" r="5.5" {...ink} />
    <circle cx="118" cy="62" r="5.5" {...ink} />
    <path d="M92 74h16l-8 9z" {...ink} />
    <path d="M100 83v6m-10 2c6 5 14 5 20 0" fill="none" stroke="#211b2b" strokeWidth="2.5" strokeLinecap="round" />
    <path d="M84 108l16 8 16-8v16l-16-8-16 8z" fill="#3a2bc2" />
  </Toy>
)

export const Duck = () => (
  <Toy>
    <path d="M24 120c30 10 34-18 56-18h34c34 0 48 22 44 46-2 12-14 16-30 16H70c-28 0-46-16-46-44z" fill="#f0c43c" />
    <circle cx="132" cy="74" r="38" fill="#f0c43c" />
    <path d="M60 122c10 24 46 28 64 4-10 2-20-2-28-6-14 6-24 6-36 2z" fill="#d9a51f" />
    <path d="M164 70c14-4 26 0 30 6-6 8-20 12-32 8z" fill="#d8552a" />
    <circle cx="140" cy="64" r="6" {...ink} />
    <circle cx="142" cy="62" r="2" fill="#fff" />
    <circle cx="68" cy="164" r="12" fill="#3a2bc2" />
    <circle cx="132" cy="164" r="12" fill="#3a2bc2" />
    <circle cx="68" cy="164" r="3.5" fill="#fff" />
    <circle cx="132" cy="164" r="3.5" fill="#fff" />
    <path d="M22 150C8 152 8 168 4 172" fill="none" stroke="#211b2b" strokeWidth="2" strokeLinecap="round" />
  </Toy>
)

export const Robot = () => (
  <Toy>
    <g fill="#3f4655">
      <path d="M66 150h26v26H62zM108 150h26l4 26h-30z" />
      <path d="M44 92h14v46H40zM142 92h14l4 46h-18z" />
    </g>
    <rect x="58" y="84" width="84" height="72" rx="6" fill="#5d87a8" />
    <rect x="66" y="26" width="68" height="52" rx="8" fill="#5d87a8" />
    <rect x="92" y="76" width="16" height="10" fill="#3f4655" />
    <rect x="74" y="36" width="52" height="26" rx="4" fill="#211b2b" />
    <circle cx="88" cy="49" r="6" fill="#f2d98f" />
    <circle cx="112" cy="49" r="6" fill="#f2d98f" />
    <path d="M98 12h4v14h-4z" fill="#3f4655" />
    <circle cx="100" cy="11" r="6" fill="#b92f18" />
    <rect x="70" y="96" width="60" height="24" rx="3" fill="#e8eef3" />
    <path d="M84 120V106m12 14v-18m12 18v-9m12 9v-14" stroke="#b92f18" strokeWidth="4" />
    <circle cx="78" cy="138" r="5" fill="#f2d98f" />
    <circle cx="100" cy="138" r="5" fill="#d8552a" />
    <circle cx="122" cy="138" r="5" fill="#14663f" />
  </Toy>
)

/** Black, as half of the catalogue is: it shows whether a plate carries it in the dark. */
export const Cat = () => (
  <Toy>
    <g fill="#2b2633">
      <path d="M60 66L52 18l32 22h32l32-22-8 48z" />
      <ellipse cx="100" cy="66" rx="46" ry="40" />
      <path d="M62 110c0-14 14-20 38-20s38 6 38 20l8 56c0 8-8 10-16 10H70c-8 0-16-2-16-10z" />
      <path d="M142 164c26 2 30-30 18-40-6-4-12 2-9 8 5 8 0 18-9 18z" />
    </g>
    <path d="M55 52c30-10 60-10 90 0l24-8-10 18 8 10-23-8c-30-8-58-8-88 0z" fill="#b92f18" />
    <path d="M70 66c6-8 18-6 22 4-8 6-20 6-22-4zM130 66c-6-8-18-6-22 4 8 6 20 6 22-4z" fill="#fff" />
    <circle cx="84" cy="69" r="4" {...ink} />
    <circle cx="116" cy="69" r="4" {...ink} />
    <path d="M95 82h10l-5 6z" fill="#d98a80" />
    <path d="M88 116h24v30H88z" fill="#3d3747" />
  </Toy>
)
