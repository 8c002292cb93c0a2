import '../globals.css'
import type { ReactNode } from 'react'
import { THEME_SCRIPT } from '#features/shell/theme.ts'
import { display, text } from '../fonts.ts'

/** The specimens stand alone, without the frame of the shop. */
export default function StyleguideLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={`${text.variable} ${display.variable}`} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; it must run before anything is painted */}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>{children}</body>
    </html>
  )
}
