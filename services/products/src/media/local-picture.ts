import { open, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import { PictureError } from './picture-error.ts'

const MAX_BYTES = 25_000_000

/**
 * Reads a picture that lies in or below `folder`. Links are followed first and judged by where they lead, so neither
 * `../` nor a link gets out. Throws a PictureError.
 */
export async function readLocalPicture(folder: string, name: string): Promise<Buffer> {
  if (name.includes('\0') || isAbsolute(name) || /^[a-z]:|\\/i.test(name)) throw outside()
  const home = await realpath(folder)
  let file: string
  try {
    file = await realpath(join(home, name))
  } catch {
    if (relative(home, join(home, name)).startsWith('..')) throw outside()
    throw new PictureError('there is no such file beside the imported file')
  }
  const below = relative(home, file)
  if (below === '' || below.startsWith('..') || isAbsolute(below)) throw outside()
  const handle = await open(file, 'r')
  try {
    const { size, isFile } = await handle.stat().then((found) => ({ size: found.size, isFile: found.isFile() }))
    if (!isFile) throw new PictureError('it is not a file')
    if (size > MAX_BYTES) throw new PictureError('it is larger than 25 MB')
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

function outside(): PictureError {
  return new PictureError('it lies outside the folder of the imported file')
}
