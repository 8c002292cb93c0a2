export type Faults = {
  seed: number
  /** Shares, 0 to 1. */
  duplicateWebhooks: number
  shuffleWebhooks: number
  dropAnswers: number
  errorRate: number
  unavailableRate: number
  /** Upper bound of a webhook's random delay, milliseconds. */
  delayMs: number
}

export type FaultSource = ReturnType<typeof openFaults>

type Stream = 'duplicate' | 'shuffle' | 'delay' | 'drop' | 'error' | 'unavailable'

const shuffleSpreadMs = 400

/** No fault at all: what a well-behaved provider does. */
export const noFaults: Faults = {
  seed: 1,
  duplicateWebhooks: 0,
  shuffleWebhooks: 0,
  dropAnswers: 0,
  errorRate: 0,
  unavailableRate: 0,
  delayMs: 0,
}

/** Decides each misfortune from the seed. One stream per kind, so that more of one kind does not change the others. */
export function openFaults(initial: Partial<Faults> = {}) {
  let settings: Faults = { ...noFaults, ...initial }
  let streams = new Map<Stream, () => number>()

  function roll(stream: Stream): number {
    let random = streams.get(stream)
    if (!random) {
      random = randomFrom(settings.seed, stream)
      streams.set(stream, random)
    }
    return random()
  }
  const happens = (share: number, stream: Stream) => share > 0 && roll(stream) < share

  return {
    current: () => settings,
    change(changes: Partial<Faults>): Faults {
      settings = { ...settings, ...changes }
      if (changes.seed !== undefined) streams = new Map()
      return settings
    },
    dropsAnswer: () => happens(settings.dropAnswers, 'drop'),
    fails: () => happens(settings.errorRate, 'error'),
    isUnavailable: () => happens(settings.unavailableRate, 'unavailable'),
    /** The delays, in milliseconds, after which one webhook is sent: one entry, or two when it is doubled. */
    sendings(): number[] {
      const delays = [webhookDelay()]
      if (happens(settings.duplicateWebhooks, 'duplicate')) delays.push(webhookDelay())
      return delays
    },
    longestDelayMs: () => settings.delayMs + (settings.shuffleWebhooks > 0 ? shuffleSpreadMs : 0),
  }

  function webhookDelay(): number {
    const held = happens(settings.shuffleWebhooks, 'shuffle') ? 1 + roll('delay') * (shuffleSpreadMs - 1) : 0
    return held + (settings.delayMs > 0 ? roll('delay') * settings.delayMs : 0)
  }
}

/** mulberry32, seeded by the number and the stream's name. */
function randomFrom(seed: number, stream: string): () => number {
  let state = seed | 0
  for (const letter of stream) state = Math.imul(state ^ letter.charCodeAt(0), 0x9e3779b1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
