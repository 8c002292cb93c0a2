import type { ReactNode } from 'react'

/** Words that are only read out; for messages with `<hidden>…</hidden>`. */
export const hidden = (words: ReactNode) => <span className="sr-only">{words}</span>
