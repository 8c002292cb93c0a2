import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { problem } from '@toyline/http/problem'
import { checkStorageKey, type Storage } from './storage.ts'

/** Keeps objects as files below `directory`. A file appears under its name only when it is complete. */
export function diskStorage(directory: string): Storage {
  const place = (key: string) => {
    checkStorageKey(key)
    return join(directory, key)
  }
  return {
    async put(key, bytes) {
      const target = place(key)
      const unfinished = `${target}.${randomUUID()}.part`
      try {
        await mkdir(dirname(target), { recursive: true })
        const file = await open(unfinished, 'wx')
        try {
          await file.writeFile(bytes)
          // Otherwise a power cut can leave the new name on an empty file.
          await file.datasync()
        } finally {
          await file.close()
        }
        await rename(unfinished, target)
      } catch (error) {
        await rm(unfinished, { force: true }).catch(() => {})
        throw storageProblem(error)
      }
    },
    async has(key) {
      try {
        return (await stat(place(key))).isFile()
      } catch (error) {
        if (isMissing(error)) return false
        throw storageProblem(error)
      }
    },
    async open(key) {
      try {
        const file = await open(place(key), 'r')
        const { size } = await file.stat()
        return { body: file.createReadStream(), bytes: size }
      } catch (error) {
        if (isMissing(error)) return null
        throw storageProblem(error)
      }
    },
  }
}

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ENOENT' || code === 'ENOTDIR'
}

/** What a failed file operation means to the one who asked; what is no failure of the disk comes back as it is. */
export function storageProblem(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) return error
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return problem(507, 'storage-full', 'The disk that keeps the pictures is full. Free some space and try again; nothing was half saved.')
  return problem(503, 'storage-unavailable', `The folder that keeps the pictures cannot be used (${code}).`)
}
