import type { WriteStream } from 'node:tty'
import type { ImportProgress } from '@toyline/products'

const WIDTH = 30
const LINE_EVERY_MS = 2_000

/** Draws a bar on a terminal; anywhere else writes a plain line now and then, which logs can keep. */
export function progressBar(stream: WriteStream): { show: (progress: ImportProgress) => void; end: () => void } {
  let drawn = false
  let last = 0
  return {
    show({ row, rows, products, pictures }) {
      const share = Math.min(1, row / Math.max(1, rows))
      const words = `${Math.floor(share * 100)}%  row ${row} of ${rows}  ${products} products  ${pictures} pictures`
      if (stream.isTTY) {
        const full = Math.round(share * WIDTH)
        stream.write(`\r\x1b[2K[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${words}`)
        drawn = true
      } else if (Date.now() - last >= LINE_EVERY_MS) {
        last = Date.now()
        stream.write(`${words}\n`)
      }
    },
    end() {
      if (drawn) stream.write('\n')
      drawn = false
    },
  }
}
