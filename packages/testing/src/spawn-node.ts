import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { TestContext } from 'node:test'
import { waitFor } from './wait-for.ts'

export interface SpawnedNode {
  pid: number
  /** What it has printed so far, stdout and stderr together. */
  output(): string
  /** Waits until the output matches; fails at once, with the output, when the process ends before. */
  printed(pattern: RegExp, timeoutMs?: number): Promise<RegExpExecArray>
  /** Default SIGKILL; returns when the process has ended. */
  kill(signal?: NodeJS.Signals): Promise<void>
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/** Starts a Node process that ends, at the latest, with the test. `env` is added to this process's environment. */
export function spawnNode(
  t: Pick<TestContext, 'after'>,
  file: string,
  parameters: string[] = [],
  env: Record<string, string> = {},
): SpawnedNode {
  const child = spawn(process.execPath, [file, ...parameters], {
    env: { ...process.env, ...env, NODE_TEST_CONTEXT: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let hasEnded = false
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = once(child, 'close').then(([code, signal]) => {
    hasEnded = true
    return { code: code as number | null, signal: signal as NodeJS.Signals | null }
  })
  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    if (!hasEnded) child.kill(signal)
    await ended
  }
  t.after(() => kill())
  return {
    pid: child.pid as number,
    output: () => output,
    async printed(pattern, timeoutMs = 20_000) {
      const match = await waitFor(() => pattern.exec(output) ?? (hasEnded ? 'ended' : undefined), {
        timeoutMs,
        what: `${pattern} in the output of ${file}`,
      }).catch((error: Error) => {
        throw new Error(`${error.message}; it printed:\n${output}`)
      })
      if (match === 'ended') throw new Error(`${file} ended without printing ${pattern}; it printed:\n${output}`)
      return match
    },
    kill,
    ended,
  }
}
