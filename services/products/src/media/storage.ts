import type { Readable } from 'node:stream'

/** An object as it is read back. `body` ends with an error when the store goes away halfway. */
export type StoredObject = { body: Readable; bytes: number }

/**
 * Where the files of pictures are kept. Keys look like `3f9a…/640.avif`; what is kept under a key never changes.
 * Each function throws `storage-full` (507) or `storage-unavailable` (503) where the store cannot do its work; a failed
 * `put` leaves nothing under its key.
 */
export type Storage = {
  put: (key: string, bytes: Buffer, contentType: string) => Promise<void>
  has: (key: string) => Promise<boolean>
  /** Null where nothing is kept under the key. */
  open: (key: string) => Promise<StoredObject | null>
}

const KEY = /^[a-z0-9]{16,64}\/[a-z0-9]{1,20}\.[a-z0-9]{2,5}$/

/** Throws a RangeError on a key that could name anything but a file of one picture. */
export function checkStorageKey(key: string): void {
  if (!KEY.test(key)) throw new RangeError(`Not a storage key: ${JSON.stringify(key)}.`)
}
