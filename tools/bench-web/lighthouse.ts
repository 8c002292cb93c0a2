import lighthouse, { desktopConfig } from 'lighthouse'

export type Scores = { performance: number; accessibility: number; bestPractices: number; seo: number }
export type Form = 'mobile' | 'desktop'

/** A run on a machine that was slower than this by Lighthouse's own index says more about the machine than about the page. */
const LEAST_BENCHMARK_INDEX = 1_000

/** The median of so many runs for each score, 0 to 100; runs on a busy machine are told on stderr, and counted. */
export async function medianScores(url: string, form: Form, runs: number, debuggingPort: number): Promise<Scores> {
  const all: Scores[] = []
  for (let run = 0; run < runs; run++) all.push(await scores(url, form, debuggingPort))
  const median = (name: keyof Scores) => all.map((one) => one[name]).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
  return {
    performance: median('performance'),
    accessibility: median('accessibility'),
    bestPractices: median('bestPractices'),
    seo: median('seo'),
  }
}

async function scores(url: string, form: Form, port: number): Promise<Scores> {
  const result = await lighthouse(
    url,
    { port, output: 'json', logLevel: 'error', disableStorageReset: true },
    form === 'desktop' ? desktopConfig : undefined,
  )
  if (!result) throw new Error(`Lighthouse said nothing about ${url}`)
  const { categories, environment, runtimeError } = result.lhr
  if (runtimeError) throw new Error(`Lighthouse on ${url}: ${runtimeError.message}`)
  if (environment.benchmarkIndex < LEAST_BENCHMARK_INDEX)
    console.error(`Lighthouse ${form} ${url}: a busy machine (benchmark index ${Math.round(environment.benchmarkIndex)})`)
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100)
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
  }
}
