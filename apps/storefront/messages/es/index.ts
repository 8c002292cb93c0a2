import type { Messages } from '#words/messages.ts'
import live from './live.json' with { type: 'json' }
import shell from './shell.json' with { type: 'json' }

export default { live, shell } satisfies Messages
