/** Texts by key, the least recently used dropped first, within a number of characters. */
export type TextCache<K> = {
  get: (key: K) => string | undefined
  set: (key: K, text: string) => void
  drop: (key: K) => void
  clear: () => void
}

export function textCache<K>(maxChars: number): TextCache<K> {
  const texts = new Map<K, string>()
  let chars = 0
  const drop = (key: K) => {
    const text = texts.get(key)
    if (text === undefined) return
    texts.delete(key)
    chars -= text.length
  }
  return {
    get(key) {
      const text = texts.get(key)
      if (text === undefined) return undefined
      texts.delete(key)
      texts.set(key, text)
      return text
    },
    set(key, text) {
      drop(key)
      texts.set(key, text)
      chars += text.length
      for (const oldest of texts.keys()) {
        if (chars <= maxChars) break
        drop(oldest)
      }
    },
    drop,
    clear() {
      texts.clear()
      chars = 0
    },
  }
}
