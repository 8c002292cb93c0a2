import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

async function bundle(path: string) {
  const made = await build({
    entryPoints: [here(path)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome130',
    treeShaking: true,
    metafile: true,
    legalComments: 'none',
  })
  return { text: made.outputFiles[0]?.text ?? '', inputs: Object.keys(made.metafile.inputs) }
}

export const pageScript = async () => (await bundle('page/main.ts')).text

const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

/**
 * For each toy's handle, a name for the code that can change its pictures: the rig, and of its own file and the kit just
 * what it uses.
 */
export async function codeNames(files: ReadonlyMap<string, string>): Promise<(handle: string) => string> {
  const rig = short((await bundle('page/take.ts')).text)
  const names = new Map<string, string>()
  for (const file of new Set(files.values())) {
    names.set(file, short(rig + (await bundle(`toys/${file}`)).text))
  }
  return (handle) => names.get(files.get(handle) ?? '') ?? rig
}
