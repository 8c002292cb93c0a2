'use client'
import { useSyncExternalStore } from 'react'

/** A value that several parts of a page show and any of them may change; null until somebody knows it. */
export function sharedValue<T>() {
  let current: T | null = null
  const listeners = new Set<() => void>()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    get: () => current,
    set(next: T) {
      current = next
      for (const listener of listeners) listener()
    },
    use: (): T | null =>
      useSyncExternalStore(
        subscribe,
        () => current,
        () => null,
      ),
  }
}
