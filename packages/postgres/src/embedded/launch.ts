import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { canReach, type Identity, passCapability } from './identity.ts'

/** Starts one of PostgreSQL's programs as the right user. */
export type Launch = (program: string, parameters: string[], options: SpawnOptions) => ChildProcess

/**
 * Decides once how programs are started: as ourselves, as another user, or as another user who is lent the right to
 * pass through folders that only root may enter (a checkout in /root or in a 0700 temporary folder).
 */
export function chooseLaunch(identity: Identity | undefined, paths: string[]): Launch {
  if (!identity) return (program, parameters, options) => spawn(program, parameters, withEnvironment(options))
  const unreachable = paths.find((path) => !canReach(identity, path))
  if (unreachable === undefined) {
    return (program, parameters, options) => spawn(program, parameters, { ...withEnvironment(options), ...identity })
  }
  const capability = passCapability(unreachable)
  const prefix = [
    `--reuid=${identity.uid}`,
    `--regid=${identity.gid}`,
    '--clear-groups',
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
    // access(2), with which initdb looks for postgres, ignores capabilities of a non-root user without this bit.
    '--securebits=+no_setuid_fixup',
  ]
  return (program, parameters, options) => spawn('setpriv', [...prefix, program, ...parameters], withEnvironment(options))
}

/** PG* variables of the person at the terminal must not reach our server; messages must be ones that explain() knows. */
function withEnvironment(options: SpawnOptions): SpawnOptions {
  const env: NodeJS.ProcessEnv = { PATH: process.env.PATH, TZ: 'UTC', LC_MESSAGES: 'C' }
  if (process.platform === 'win32') env.SystemRoot = process.env.SystemRoot
  return { ...options, env }
}
