import { createElement as h, type ReactNode } from 'react'
import { Body, Button, Column, Container, Head, Hr, Html, Link, Preview, Row, Section, Text } from 'react-email'

/** The Order Book's colours. Mail programs know no CSS variables, so they are written out. */
export const INK = '#211B2B'
export const INK_SOFT = '#554D5F'
const PAPER = '#FAF6EE'
const CARD = '#FFFFFF'
const LINE = '#DDD3C2'
const ULTRAMARINE = '#3A2BC2'
const SANS = "Figtree, 'Helvetica Neue', Helvetica, Arial, sans-serif"

const text = { color: INK, fontFamily: SANS, fontSize: '16px', lineHeight: '24px', margin: '0 0 16px' }

/** A whole letter: wordmark, content, and who it is from. */
export function letter({ preview, children }: { preview: string; children: ReactNode }): ReactNode {
  return h(
    Html,
    { lang: 'en' },
    h(Head, null, h('meta', { name: 'color-scheme', content: 'light' })),
    h(Preview, null, preview),
    h(
      Body,
      { style: { backgroundColor: PAPER, margin: 0, padding: '24px 0' } },
      h(
        Container,
        { style: { maxWidth: '600px', backgroundColor: CARD, border: `1px solid ${LINE}`, borderRadius: '8px' } },
        h(
          Section,
          { style: { borderBottom: `3px solid ${INK}`, padding: '20px 32px 14px' } },
          h(Text, { style: { ...text, margin: 0, fontSize: '22px', fontWeight: 700, letterSpacing: '-0.02em' } }, 'Toyline'),
        ),
        h(Section, { style: { padding: '28px 32px 12px' } }, children),
        h(Hr, { style: { borderColor: LINE, margin: 0 } }),
        h(
          Section,
          { style: { padding: '16px 32px 20px' } },
          h(
            Text,
            { style: { ...text, margin: 0, fontSize: '13px', lineHeight: '20px', color: INK_SOFT } },
            'Toyline, wholesale of Microsoft-branded toys and plush. You get this mail because of something you did in our shop; there is nothing to unsubscribe from.',
          ),
        ),
      ),
    ),
  )
}

export function title(children: ReactNode): ReactNode {
  return h(
    'h1',
    {
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
  return h(Text, { style: text }, ...children)
}

export function small(...children: ReactNode[]): ReactNode {
  return h(Text, { style: { ...text, fontSize: '14px', lineHeight: '20px', color: INK_SOFT } }, ...children)
}

export function button(url: string, label: string): ReactNode {
  return h(
    Section,
    { style: { margin: '8px 0 24px' } },
    h(
      Button,
      {
        href: url,
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
  return h(Link, { href: url, style: { color: ULTRAMARINE, textDecoration: 'underline', wordBreak: 'break-all' } }, label)
}

/** A line of two cells: words left, figures right. */
export function pair(left: ReactNode, right: ReactNode, strong = false): ReactNode {
  const cell = {
    fontFamily: SANS,
    fontSize: strong ? '18px' : '15px',
    lineHeight: '24px',
    color: INK,
    fontWeight: strong ? 700 : 400,
    padding: '4px 0',
  }
  return h(
    Row,
    null,
    h(Column, { style: cell }, left),
    h(Column, { align: 'right', style: { ...cell, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } }, right),
  )
}

export function rule(strong = false): ReactNode {
  return h(Hr, { style: { borderColor: strong ? INK : LINE, margin: '8px 0' } })
}
