import { parseArgs } from 'node:util'
import { prepareSearchNodes, startSearchNodes } from '@toyline/testing'

/**
 * `npm run search-engine [-- --nodes 3] [--port 9200]`: OpenSearch on this machine until Ctrl-C, empty each time; with `--prepare` it is only fetched.
 * Ends with 1 where it cannot be had, and says why.
 */
const { values } = parseArgs({
  options: {
    nodes: { type: 'string', default: '1' },
    port: { type: 'string', default: '9200' },
    prepare: { type: 'boolean', default: false },
  },
})
const missing = await prepareSearchNodes()
if (missing !== null) {
  console.error(`${missing}.`)
  process.exitCode = 1
} else if (!values.prepare) {
  const count = Number(values.nodes)
  const nodes = await startSearchNodes({ count, ports: Array.from({ length: count }, (_, at) => Number(values.port) + at) })
  console.log(`OpenSearch answers. Start the shop with SEARCH_URL=${nodes.urls.join(',')}, or the tests with TEST_SEARCH_URL.`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void nodes.stop())
}
