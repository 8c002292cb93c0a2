import { createElement as h, type ReactNode } from 'react'
import { Body, Button, Container, Head, Hr, Html, Link, Preview, Section, Text } from 'react-email'

/** The Order Book's colours. Mail programs know no CSS variables, so they are written out. */
const INK = '#211B2B'
const INK_SOFT = '#554D5F'
const PAPER = '#FAF6EE'
const CARD = '#FFFFFF'
const LINE = '#DDD3C2'
const ULTRAMARINE = '#3A2BC2'
const SANS = "Figtree, 'Helvetica Neue', Helvetica, Arial, sans-serif"

/** For mail programs that can: without it they turn the colours over by themselves, and not all of them. */
const DARK = `@media (prefers-color-scheme: dark) {
.paper { background-color: #16131D !important } .card { background-color: #1F1B29 !important; border-color: #2E2939 !important }
.ink, .ink td { color: #F3EEE6 !important } .soft { color: #C6BDCE !important } .link { color: #B0A8FF !important }
.line { border-color: #2E2939 !important } .strong-line { border-color: #F3EEE6 !important }
.stamp { color: #B0A8FF !important; border-color: #B0A8FF !important } .tag { border-color: #F3EEE6 !important }
.button { background-color: #B0A8FF !important; color: #16131D !important } }`

const text = { color: INK, fontFamily: SANS, fontSize: '16px', lineHeight: '24px', margin: '0 0 16px' }

type Whole = { lang: string; preview: string; from: string; children: ReactNode }

/** A whole letter: wordmark under a thick and a thin rule, as the chapters of the catalogue, content, and who it is from. */
export function letter({ lang, preview, from, children }: Whole): ReactNode {
  return h(
    Html,
    { lang },
    h(
      Head,
      null,
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
      h('style', null, DARK),
    ),
    h(Preview, null, preview),
    h(
      Body,
      { className: 'paper', style: { backgroundColor: PAPER, margin: 0, padding: 0 } },
      h(
        Section,
        { className: 'paper', style: { backgroundColor: PAPER, padding: '24px 8px' } },
        h(
          Container,
          { className: 'card', style: { maxWidth: '600px', backgroundColor: CARD, border: `1px solid ${LINE}`, borderRadius: '3px' } },
          h(
            Section,
            { style: { padding: '20px 24px 0' } },
            h(
              Text,
              { className: 'ink', style: { ...text, margin: '0 0 12px', fontSize: '22px', fontWeight: 700, letterSpacing: '-0.02em' } },
              'Toyline',
            ),
            // The plain text has one rule.
            h('div', { className: 'strong-line', style: { borderTop: `3px solid ${INK}`, fontSize: 0, lineHeight: 0 } }),
            h(Hr, { className: 'strong-line', style: { borderColor: INK, borderTop: `1px solid ${INK}`, margin: '2px 0 0' } }),
          ),
          h(Section, { style: { padding: '24px 24px 12px' } }, children),
          h(Hr, { className: 'line', style: { borderColor: LINE, margin: 0 } }),
          h(
            Section,
            { style: { padding: '16px 24px 20px' } },
            h(Text, { className: 'soft', style: { ...text, margin: 0, fontSize: '13px', lineHeight: '20px', color: INK_SOFT } }, from),
          ),
        ),
      ),
    ),
  )
}

/** The number of the order as catalogues print it, and a stamp at the far end of the line. */
export function plate(number: string, stamp?: string): ReactNode {
  const stamped = {
    color: ULTRAMARINE,
    border: `2px solid ${ULTRAMARINE}`,
    borderRadius: '3px',
    padding: '2px 8px',
    fontFamily: SANS,
    fontSize: '16px',
    fontWeight: 700,
    display: 'inline-block',
  }
  return h(
    'table',
    { width: '100%', cellPadding: 0, cellSpacing: 0, role: 'presentation', style: { marginBottom: '12px' } },
    h(
      'tbody',
      null,
      h(
        'tr',
        null,
        h('td', { className: 'soft', style: { fontFamily: SANS, fontSize: '14px', color: INK_SOFT } }, `№ ${number}`),
        stamp ? h('td', { align: 'right' }, h('span', { className: 'stamp', style: stamped }, stamp)) : null,
      ),
    ),
  )
}

/** A row of holes, where a slip is torn off. */
export function perforation(): ReactNode {
  return h(Hr, { className: 'line', style: { border: 0, borderTop: `3px dotted ${LINE}`, margin: '12px 0' } })
}

/** The sum on a swing tag: its hole, what it is, and the amount. */
export function tag(name: string, amount: string): ReactNode {
  const cell = { fontFamily: SANS, color: INK, padding: '10px 14px', verticalAlign: 'middle' }
  const hole = {
    display: 'inline-block',
    width: '9px',
    height: '9px',
    border: `2px solid ${INK}`,
    borderRadius: '9px',
    marginRight: '10px',
  }
  return h(
    'table',
    {
      width: '100%',
      cellPadding: 0,
      cellSpacing: 0,
      role: 'presentation',
      'data-text-format': 'dataTable',
      className: 'ink tag',
      style: { border: `2px solid ${INK}`, borderRadius: '3px', borderCollapse: 'separate', margin: '12px 0 20px' },
    },
    h(
      'tbody',
      null,
      h(
        'tr',
        null,
        h('td', { style: { ...cell, fontSize: '16px', fontWeight: 600 } }, h('span', { className: 'tag', style: hole }), name),
        h(
          'td',
          {
            align: 'right',
            style: { ...cell, fontSize: '24px', fontWeight: 700, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
          },
          amount,
        ),
      ),
    ),
  )
}

export function title(children: ReactNode): ReactNode {
  return h(
    'h1',
    {
      className: 'ink',
      style: {
        color: INK,
        fontFamily: SANS,
        fontSize: '28px',
        lineHeight: '32px',
        letterSpacing: '-0.02em',
        fontWeight: 700,
        margin: '0 0 16px',
      },
    },
    children,
  )
}

export function paragraph(...children: ReactNode[]): ReactNode {
  return h(Text, { className: 'ink', style: text }, ...children)
}

export function small(...children: ReactNode[]): ReactNode {
  return h(Text, { className: 'soft', style: { ...text, fontSize: '14px', lineHeight: '20px', color: INK_SOFT } }, ...children)
}

export function button(url: string, label: string): ReactNode {
  return h(
    Section,
    { style: { margin: '8px 0 24px' } },
    h(
      Button,
      {
        href: url,
        className: 'button',
        style: {
          backgroundColor: ULTRAMARINE,
          color: '#FFFFFF',
          fontFamily: SANS,
          fontSize: '16px',
          fontWeight: 600,
          borderRadius: '3px',
          padding: '12px 20px',
          display: 'inline-block',
        },
      },
      label,
    ),
  )
}

export function link(url: string, label = url): ReactNode {
  return h(
    Link,
    { href: url, className: 'link', style: { color: ULTRAMARINE, textDecoration: 'underline', wordBreak: 'break-all' } },
    label,
  )
}

/** What stands left, what it costs, and a smaller line below it. */
export type Figure = { name: ReactNode; amount: string; below?: string }

/** Words left, amounts right: one table, so that they stand in columns in the plain text too. */
export function figures(rows: Figure[]): ReactNode {
  return h(
    'table',
    {
      width: '100%',
      cellPadding: 0,
      cellSpacing: 0,
      role: 'presentation',
      'data-text-format': 'dataTable',
      className: 'ink',
      style: { borderCollapse: 'collapse' },
    },
    h('tbody', null, ...rows.map((row) => figure(row))),
  )
}

function figure({ name, amount, below }: Figure): ReactNode {
  const cell = {
    fontFamily: SANS,
    fontSize: '15px',
    lineHeight: '22px',
    color: INK,
    padding: below ? '8px 0' : '4px 0',
    verticalAlign: 'top',
  }
  const more = below
    ? [h('br', { key: 'break' }), h('span', { key: 'below', className: 'soft', style: { color: INK_SOFT, fontSize: '13px' } }, below)]
    : []
  return h(
    'tr',
    null,
    h('td', { style: cell }, name, ...more),
    h('td', { align: 'right', style: { ...cell, paddingLeft: '16px', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } }, amount),
  )
}
