/** A bucket that leaks: it takes `size` attempts at once and one more each `secondsPerAttempt`. */
export type Bucket = { size: number; secondsPerAttempt: number }
export type AttemptKind = 'sign-in' | 'mail'
/** `pair` is one account from one network, `network` all accounts from there, `account` one account from everywhere. */
export type AttemptLevels = { pair: number; network: number; account: number }

/**
 * Nobody is locked out for good: each bucket leaks. A network from which the account was signed in to before is not held
 * against the account's bucket, so that a stranger's guesses do not keep its owner out.
 */
export const BUCKETS: Record<AttemptKind, Record<keyof AttemptLevels, Bucket>> = {
  'sign-in': {
    pair: { size: 8, secondsPerAttempt: 60 },
    network: { size: 60, secondsPerAttempt: 10 },
    account: { size: 60, secondsPerAttempt: 60 },
  },
  // Mails that a stranger can make us send to somebody.
  mail: {
    pair: { size: 5, secondsPerAttempt: 120 },
    network: { size: 40, secondsPerAttempt: 30 },
    account: { size: 10, secondsPerAttempt: 600 },
  },
}

/** Seconds until the fullest of these buckets has room again; 0 when all have. */
export function secondsToWait(kind: AttemptKind, levels: AttemptLevels, which: readonly (keyof AttemptLevels)[]): number {
  return Math.max(
    0,
    ...which.map((name) => {
      const { size, secondsPerAttempt } = BUCKETS[kind][name]
      return Math.ceil((levels[name] - size) * secondsPerAttempt)
    }),
  )
}

/**
 * The network that an address counts for: itself for IPv4, its /64 for IPv6, because one household or one attacker has all of
 * a /64. What is no address counts as one network of its own.
 */
export function networkOf(address: string | undefined): string {
  if (!address) return 'unknown'
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const groups = head.split(':').filter(Boolean)
  const last = tail?.split(':').filter(Boolean) ?? []
  const filled =
    tail === undefined ? groups : [...groups, ...Array<string>(Math.max(0, 8 - groups.length - last.length)).fill('0'), ...last]
  return `${filled
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
