'use client'
import { afterPress } from '@toyline/ui/controls/after-press.ts'
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { useWords } from '#words/client.tsx'
import { CardProblem } from './card-problem.ts'

export type CardFieldsHandle = {
  /** The provider's token for the card, or a `CardProblem`. `keep`: the buyer has said that it shall be kept. */
  tokenise: (keep: boolean) => Promise<string>
  focus: () => void
}

type Message = {
  source?: string
  type?: string
  request?: string
  height?: number
  payment_method?: string
  error?: { message?: string } | null
}

const TOKEN_TIMEOUT_MS = 20_000
const READY_TIMEOUT_MS = 10_000
/**
 * What fields usually need where the frame is as wide as here, so that nothing moves when they come. A browser lays out a frame of
 * another origin only once it is scrolled to: its height is told just as somebody is about to press what stands below.
 */
const USUAL_HEIGHT = 'h-[162px] @max-[378px]:h-[245px] @max-[258px]:h-[329px]'

type Props = { provider: string; fieldsUrl: string; country: string; onEdited: () => void; ref: Ref<CardFieldsHandle> }

/**
 * The provider's own card fields in a frame: no card number ever reaches this page. Both sides name and check each other's
 * origin (protocol: services/sandbox/README.md).
 */
export function CardFields({ provider, fieldsUrl, country, onEdited, ref }: Props) {
  const t = useWords('checkout')
  const frame = useRef<HTMLIFrameElement>(null)
  const waiting = useRef(new Map<string, { resolve: (token: string) => void; reject: (error: Error) => void }>())
  const [src, setSrc] = useState<string | null>(null)
  const [height, setHeight] = useState<number>()
  const [state, setState] = useState<'loading' | 'ready' | 'late'>('loading')
  const origin = new URL(fieldsUrl).origin
  const edited = useRef(onEdited)
  edited.current = onEdited

  useEffect(() => {
    const url = new URL(fieldsUrl)
    const looks = { origin: location.origin, scheme: 'auto', font_size: '16', radius: '3', accent: '3a2bc2', locale_country: country }
    for (const [name, value] of Object.entries(looks)) url.searchParams.set(name, value)
    setSrc(url.href)
  }, [fieldsUrl, country])

  useEffect(() => {
    const onMessage = (event: MessageEvent<Message>) => {
      if (event.origin !== origin || event.source !== frame.current?.contentWindow) return
      const { source, type, request = '', height: wanted, payment_method, error } = event.data ?? {}
      if (source !== `toyline-${provider}`) return
      if (type === 'ready') setState('ready')
      if (type === 'resize' && typeof wanted === 'number') afterPress(() => setHeight(Math.min(600, Math.max(60, Math.ceil(wanted)))))
      if (type === 'change') edited.current()
      const asked = waiting.current.get(request)
      if (type === 'token' && payment_method) asked?.resolve(payment_method)
      if (type === 'error') asked?.reject(new CardProblem('check', error?.message))
    }
    window.addEventListener('message', onMessage)
    const late = () => setState((now) => (now === 'loading' ? 'late' : now))
    const timer = setTimeout(() => afterPress(late), READY_TIMEOUT_MS)
    return () => {
      window.removeEventListener('message', onMessage)
      clearTimeout(timer)
    }
  }, [origin, provider])

  useImperativeHandle(ref, () => {
    const send = (message: object) => frame.current?.contentWindow?.postMessage({ source: `toyline-${provider}`, ...message }, origin)
    return {
      focus: () => {
        frame.current?.focus()
        send({ type: 'focus' })
      },
      tokenise: () =>
        new Promise<string>((resolve, reject) => {
          const request = crypto.getRandomValues(new Uint32Array(2)).join('-')
          const end = setTimeout(() => reject(new CardProblem('silent')), TOKEN_TIMEOUT_MS)
          const done =
            <T,>(settle: (value: T) => void) =>
            (value: T) => {
              clearTimeout(end)
              waiting.current.delete(request)
              settle(value)
            }
          waiting.current.set(request, { resolve: done(resolve), reject: done(reject) })
          send({ type: 'submit', request })
        }),
    }
  }, [origin, provider])

  return (
    <div className="@container">
      {state === 'late' ? <p className="mb-2 text-tomato">{t('card.late')}</p> : null}
      {src ? (
        <iframe
          ref={frame}
          src={src}
          title={t('card.title')}
          style={{ height }}
          allow="payment"
          className={`block w-full border-0 bg-transparent ${USUAL_HEIGHT} ${state === 'loading' ? 'skeleton' : ''}`}
        />
      ) : (
        <div className={`skeleton ${USUAL_HEIGHT}`} />
      )}
    </div>
  )
}
