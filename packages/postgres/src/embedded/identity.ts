import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { EmbeddedError } from './explain.ts'

/** The user that the server runs as, where it may not be our own. */
export interface Identity {
  uid: number
  gid: number
}

const SYSTEM_USER = 'toyline-postgres'
const FALLBACK_USER = 'nobody'

/** PostgreSQL refuses to run as root; undefined means: run as ourselves. */
export function chooseIdentity(dataDirectory: string): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined
  if (existsSync(dataDirectory)) {
    // Made earlier by somebody else, perhaps without root: it stays theirs, whoever starts it now.
    const { uid, gid } = statSync(dataDirectory)
    if (uid !== 0) return { uid, gid }
  }
  return lookUp(SYSTEM_USER) ?? createSystemUser() ?? lookUp(FALLBACK_USER) ?? noUser()
}

function createSystemUser(): Identity | undefined {
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', SYSTEM_USER], {
      stdio: 'ignore',
      timeout: 10_000,
    })
  } catch {
    // No useradd here, or another start has just made the user.
  }
  return lookUp(SYSTEM_USER)
}

function lookUp(user: string): Identity | undefined {
  const ask = (flag: string) =>
    Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 5_000 }))
  try {
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return undefined
  }
}

function noUser(): never {
  throw new EmbeddedError(
    `PostgreSQL does not run as root, and the user ${SYSTEM_USER} could not be made. ` +
      `Make it (useradd --system ${SYSTEM_USER}), start as another user, or set DATABASE_URL.`,
  )
}

/** Whether this user, with no special right, can pass through every folder above a path. */
export function canReach(identity: Identity, path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { uid, gid, mode } = statSync(folder)
    const shift = uid === identity.uid ? 6 : gid === identity.gid ? 3 : 0
    const mayPass = ((mode >> shift) & 0o1) !== 0
    if (!mayPass) return false
    if (folder === dirname(folder)) return true
  }
}

// Bits of CapEff in /proc/self/status, from linux/capability.h.
const DAC_OVERRIDE = 1n
const DAC_READ_SEARCH = 2n
const SETPCAP = 8n

/**
 * The capability to lend a server whose folder only root may enter: to read and pass, and where the container has
 * taken even that from root, the wider one. Throws EmbeddedError when there is none to lend.
 */
export function passCapability(path: string): string {
  const effective = effectiveCapabilities()
  const has = (bit: bigint) => (effective & (1n << bit)) !== 0n
  if (has(SETPCAP) && has(DAC_READ_SEARCH)) return 'dac_read_search'
  if (has(SETPCAP) && has(DAC_OVERRIDE)) return 'dac_override'
  throw new EmbeddedError(
    `PostgreSQL does not run as root, and no other user may enter ${path}. ` +
      'Move the checkout to a folder that others may enter (chmod o+x on each folder above it), or set DATABASE_URL.',
  )
}

function effectiveCapabilities(): bigint {
  if (process.platform !== 'linux') return 0n
  const hex = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return BigInt(`0x${hex ?? '0'}`)
}
