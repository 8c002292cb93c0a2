import { LRUCache } from 'lru-cache'

export type Shelf<V> = {
  /** What is kept under this key. Being asked for again proves that it is worth its place. */
  get: (key: string) => V | undefined
  /** @param passing never worth more than a newcomer's place */
  set: (key: string, value: V, bytes: number, passing?: boolean) => void
  delete: (key: string) => void
  /** Bytes kept now. */
  bytes: () => number
}

type Placed<V> = { value: V; bytes: number; passing: boolean }

/** No one value may take more than this part of all there is. */
const LARGEST_PART = 1 / 20

/**
 * A shelf of so many bytes, from which what was asked for longest ago goes first. A part of it may be set aside for newcomers: only
 * what is asked for a second time leaves that part, so that a million addresses that are asked for once push each other out, and
 * nothing else.
 * @param newcomers from 0, no such part, to 1
 */
export function openShelf<V>({ maxBytes, newcomers = 0 }: { maxBytes: number; newcomers?: number | undefined }): Shelf<V> {
  const maxEntrySize = Math.ceil(maxBytes * LARGEST_PART)
  const part = (share: number) =>
    new LRUCache<string, Placed<V>>({
      maxSize: Math.max(1, Math.floor(maxBytes * share)),
      maxEntrySize,
      sizeCalculation: ({ bytes }) => bytes,
    })
  const proven = part(1 - newcomers)
  const fresh = newcomers > 0 ? part(newcomers) : undefined
  return {
    get(key) {
      const known = proven.get(key)
      if (known || !fresh) return known?.value
      const found = fresh.get(key)
      if (found && !found.passing) {
        fresh.delete(key)
        proven.set(key, found)
      }
      return found?.value
    },
    set(key, value, bytes, passing = false) {
      const placed = { value, bytes, passing }
      if (!fresh) return void proven.set(key, placed)
      if (!passing && proven.has(key)) return void proven.set(key, placed)
      proven.delete(key)
      fresh.set(key, placed)
    },
    delete(key) {
      proven.delete(key)
      fresh?.delete(key)
    },
    bytes: () => proven.calculatedSize + (fresh?.calculatedSize ?? 0),
  }
}
