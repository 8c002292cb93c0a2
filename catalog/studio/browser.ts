import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { chromiumPath as executablePath, NO_CHROMIUM } from '../../tools/chromium.ts'
import { pageScript } from './bundle.ts'
import type { Job } from './job.ts'

// SwiftShader draws on the processor, so a picture is the same on every machine.
const ARGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-dev-shm-usage',
  '--no-first-run',
]
const PATIENCE_MS = 240_000

const fonts: Record<string, string> = {
  'Bricolage Grotesque Variable': 'bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
  'Figtree Variable': 'figtree/files/figtree-latin-wght-normal.woff2',
}
const fontFile = (path: string) => fileURLToPath(new URL(`../../node_modules/@fontsource-variable/${path}`, import.meta.url))

const html = `<!doctype html><meta charset="utf-8"><canvas></canvas><style>${Object.entries(fonts)
  .map(([name, path]) => `@font-face{font-family:"${name}";src:url("/fonts/${path}");font-weight:200 900}`)
  .join('')}</style><script src="/page.js"></script>`

export type Studio = {
  render: (job: Job) => Promise<{ pixels: Buffer; wide: number; tall: number; ms: Record<string, number> }>
  close: () => Promise<void>
}

type Taken = { wide: number; tall: number; ms: Record<string, number> }

/** A headless browser with the studio's page in it; pictures come back as rows of RGBA, straight alpha. */
export async function openStudio(): Promise<Studio> {
  if (!executablePath) throw new Error(NO_CHROMIUM)
  const script = await pageScript()
  let arrived: (pixels: Buffer) => void = () => {}
  const server = createServer((request, reply) => {
    const path = request.url ?? '/'
    if (path === '/pixels') {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        arrived(Buffer.concat(chunks))
        reply.end()
      })
    } else if (path === '/page.js') reply.setHeader('content-type', 'text/javascript').end(script)
    else if (path.startsWith('/fonts/') && Object.values(fonts).includes(path.slice(7))) reply.end(readFileSync(fontFile(path.slice(7))))
    else reply.setHeader('content-type', 'text/html').end(html)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const browser = await chromium.launch({ executablePath, args: ARGS })
  const page = await browser.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  page.on('console', (message) => console.error(message.text().slice(0, 2000)))
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  return {
    async render(job) {
      const pixels = new Promise<Buffer>((done) => {
        arrived = done
      })
      const taken = await page.evaluate((j) => (globalThis as unknown as { take: (job: Job) => Promise<Taken> }).take(j), job)
      return { ...taken, pixels: await pixels }
    },
    async close() {
      await browser.close()
      server.close()
    },
  }
}
