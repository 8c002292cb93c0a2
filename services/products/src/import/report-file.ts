import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { csvLine } from '@toyline/contracts'
import type { Finding } from './findings.ts'

export type ReportFile = { add: (findings: readonly Finding[]) => Promise<void>; close: () => Promise<void> }

/** Writes findings as CSV, harmless in a spreadsheet. The file appears with the first of them; without any there is none. */
export function reportFile(path: string): ReportFile {
  let stream: WriteStream | null = null
  const opened = async (): Promise<WriteStream> => {
    if (stream) return stream
    const fresh = createWriteStream(path)
    await once(fresh, 'open')
    stream = fresh
    fresh.write(`\uFEFF${csvLine(['Row', 'Level', 'Column', 'Value', 'Problem'])}`)
    return fresh
  }
  return {
    async add(findings) {
      if (findings.length === 0) return
      const file = await opened()
      const lines = findings.map(({ row, level, column, value, message }) =>
        csvLine([String(row), level, column ?? '', value ?? '', message]),
      )
      if (!file.write(lines.join(''))) await once(file, 'drain')
    },
    async close() {
      if (!stream) return
      stream.end()
      await finished(stream)
    },
  }
}
