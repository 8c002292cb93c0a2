import type { Messages } from '#words/messages.ts'
import agents from './agents.json' with { type: 'json' }
import live from './live.json' with { type: 'json' }
import shell from './shell.json' with { type: 'json' }

export default { agents, live, shell } satisfies Messages
