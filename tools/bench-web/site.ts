import { fileURLToPath } from 'node:url'
import { waitFor } from '@toyline/testing'
import { runStarter } from '../../stories/browser/shop.ts'
import { anyPort } from '../start/ports.ts'

const data = fileURLToPath(new URL('../../.data/bench-web', import.meta.url))
const UNLIMITED = '1000000000'
/** A first start draws the pictures of the whole sample catalogue. */
const OPEN_MS = 900_000

export type Site = {
  /** The front door. */
  url: string
  /** Where Next makes the pages, behind the front door and its caches. */
  nextUrl: string
  pid: number
  stop: () => Promise<void>
}

/** The shop as `npm start` opens it, with the sample catalogue, in a data folder of its own that is kept for the next run. */
export async function openSite(): Promise<Site> {
  const [port, next, sandbox] = [await anyPort(), await anyPort(), await anyPort()]
  const url = `http://localhost:${port}`
  const nextUrl = `http://127.0.0.1:${next}`
  const run = runStarter('one', {
    PORT: String(port),
    SANDBOX_PORT: String(sandbox),
    GATEWAY_STOREFRONT_URL: nextUrl,
    PLATFORM_DATA_DIRECTORY: data,
    GATEWAY_REQUESTS_PER_MINUTE: UNLIMITED,
  })
  const isOpen = () => run.output().includes(`Toyline is open: ${url}`)
  await waitFor(() => isOpen() || run.hasEnded(), { timeoutMs: OPEN_MS, what: 'the shop to open' })
  if (!isOpen()) throw new Error(`the shop did not open:\n${run.output()}`)
  return { url, nextUrl, pid: run.pid, stop: async () => void (await run.end('SIGTERM')) }
}
