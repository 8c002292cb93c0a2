const own = new URL(import.meta.url)

function framed(path, title, params, scheme) {
  const frame = document.createElement('iframe')
  const address = new URL(path, own)
  for (const [name, value] of Object.entries(params)) if (value !== undefined) address.searchParams.set(name, value)
  frame.src = address.href
  frame.title = title
  Object.assign(frame.style, { display: 'block', width: '100%', border: '0', colorScheme: scheme })
  // The scheme of frame and document must agree, or the browser paints an opaque ground behind them.
  return frame
}

function listen(frame, act) {
  const heard = ({ origin, source, data }) => {
    if (origin === own.origin && source === frame.contentWindow && data?.source === 'toyline-sandbox') act(data)
  }
  window.addEventListener('message', heard)
  return () => window.removeEventListener('message', heard)
}

/** Puts the card fields into `element`. Looks: scheme, font_size, accent, radius, locale_country. */
export function mount(element, { onReady, onChange, onEnter, ...looks } = {}) {
  const frame = framed(
    'fields',
    'Card details',
    { origin: location.origin, ...looks },
    looks.scheme === 'auto' ? 'light dark' : (looks.scheme ?? 'light'),
  )
  frame.style.height = '168px'
  const waiting = new Map()
  const say = (message) => frame.contentWindow.postMessage({ source: 'toyline-sandbox', ...message }, own.origin)
  const finish = (request, act) => {
    const promise = waiting.get(request)
    waiting.delete(request)
    if (promise) act(promise)
  }
  const stop = listen(frame, (message) => {
    if (message.type === 'ready') onReady?.()
    if (message.type === 'enter') onEnter?.()
    if (message.type === 'resize') frame.style.height = `${message.height}px`
    if (message.type === 'change') onChange?.(message)
    if (message.type === 'token') finish(message.request, ({ resolve }) => resolve(message))
    if (message.type === 'error')
      finish(message.request, ({ reject }) => reject(Object.assign(new Error(message.error.message), message.error)))
  })
  element.append(frame)
  return {
    /** Resolves with { payment_method, card }; rejects with an Error that has `code` and `field`. */
    tokenize() {
      return new Promise((resolve, reject) => {
        const request = crypto.randomUUID()
        waiting.set(request, { resolve, reject })
        say({ type: 'submit', request })
      })
    },
    focus: () => say({ type: 'focus' }),
    destroy() {
      stop()
      frame.remove()
    },
  }
}

/** Shows a 3-D Secure challenge over the page. Resolves with { status: 'succeeded' | 'failed' | 'closed' }. */
export function challenge(url) {
  const dialog = document.createElement('dialog')
  const frame = framed(url, 'Confirm it is you', { origin: location.origin }, 'light dark')
  frame.style.height = '460px'
  Object.assign(dialog.style, { width: 'min(440px, 94vw)', padding: '0', border: '0', borderRadius: '16px', overflow: 'hidden' })
  dialog.append(frame)
  document.body.append(dialog)
  return new Promise((resolve) => {
    let status = 'closed'
    const stop = listen(frame, (message) => {
      if (message.type === 'resize') frame.style.height = `${message.height}px`
      if (message.type !== 'challenge') return
      status = message.status
      dialog.close()
    })
    dialog.addEventListener('close', () => {
      stop()
      dialog.remove()
      resolve({ status })
    })
    dialog.showModal()
  })
}
