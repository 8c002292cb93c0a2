import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'

/**
 * A page starts nearly all that its scripts hold. Told so by this first line, Chromium compiles them beside the main thread while they
 * arrive, instead of function by function in the one long task in which React starts. To other browsers it is a comment.
 */
const COMPILE_AHEAD = '//# allFunctionsCalledOnLoad\n'

async function compileAhead({ distDir }: { distDir: string }): Promise<void> {
  const folder = join(distDir, 'static/chunks')
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.js')) continue
    const code = await readFile(join(folder, name), 'utf8')
    // A build that finds a chunk as it was may leave it where it is.
    if (!code.startsWith(COMPILE_AHEAD)) await writeFile(join(folder, name), COMPILE_AHEAD + code)
  }
}

const config: NextConfig = {
  // The house has one lock file at its root; packages outside this folder are part of the build.
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
  transpilePackages: ['@toyline/contracts', '@toyline/http', '@toyline/addresses', '@toyline/ui'],
  // `npm test` checks types; a shopkeeper who only starts the shop need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Otherwise Next takes a loopback address for another host than `localhost`, and its own pages for those of a stranger.
  skipProxyUrlNormalize: true,
  poweredByHeader: false,
  compiler: { runAfterProductionCompile: compileAhead },
  // A worker asks in its own name, under the policy that it came with.
  headers: async () => [{ source: '/service-worker.js', headers: [{ key: 'content-security-policy', value: "default-src 'self'" }] }],
  // Asked for by pages that are not ours to write, such as the mailbox.
  redirects: async () => [{ source: '/favicon.ico', destination: '/icon.svg', permanent: true }],
  // A page that was prefetched on intent is used for at most this many seconds, because it carries prices.
  experimental: { staleTimes: { dynamic: 0, static: 30 } },
}

export default config
