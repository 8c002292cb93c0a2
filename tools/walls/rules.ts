const SERVICE = '^services/([^/]+)/'
const TESTS = '(\\.test\\.tsx?$|/test-[^/]+\\.ts$|/test/)'

/** The walls of the house. Each name is the sentence that a person reads when a wall is broken. */
export const rules = [
  {
    name: 'contracts know only zod and the card',
    from: { path: '^packages/contracts/src', pathNot: TESTS },
    to: { pathNot: ['^packages/contracts/src', '^packages/http/src/card\\.ts$', 'node_modules/zod/'] },
  },
  {
    name: 'packages know nothing of services and apps',
    from: { path: '^packages/' },
    to: { path: '^(services|apps)/' },
  },
  {
    name: 'nothing imports in a circle',
    from: { pathNot: 'node_modules' },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'a service never opens another, not even its types',
    from: { path: SERVICE },
    to: { path: '^services/', pathNot: '^services/$1/' },
  },
  {
    name: 'services know nothing of apps',
    from: { path: '^services/' },
    to: { path: '^apps/' },
  },
  {
    name: 'domain is pure: itself and contracts, no packages, no Node, no I/O',
    from: { path: '^services/[^/]+/src/domain/', pathNot: TESTS },
    to: { pathNot: ['^services/[^/]+/src/domain/', '^packages/contracts/src/', '^services/sandbox/src/api\\.ts$'] },
  },
  {
    name: 'use cases know no web framework and no SQL',
    from: { path: '^services/[^/]+/src/use-cases/', pathNot: TESTS },
    to: { path: 'node_modules/(fastify|pg|kysely)/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'only the composition opens services, and only by their front door',
    from: { path: '^apps/' },
    to: { path: '^services/', pathNot: '^services/[^/]+/src/index\\.ts$' },
  },
  {
    name: 'of the apps only the platform’s composition knows services',
    from: { path: '^apps/', pathNot: '^apps/platform/src/(compose|media-storage|migrate|seed)\\.ts$' },
    to: { path: '^services/' },
  },
  {
    name: 'the shop reaches the backend through data/ alone',
    from: { path: '^apps/storefront/', pathNot: ['^apps/storefront/data/', TESTS] },
    to: { path: '^packages/(http|postgres|jobs|cache|idempotency)/' },
  },
  {
    name: 'what runs does not import what tests',
    from: { path: '^(apps|services|packages)/', pathNot: [TESTS, '^packages/testing/'] },
    to: { path: ['^packages/testing/', '\\.test\\.tsx?$'] },
  },
]

export const options = {
  ruleSet: { forbidden: rules.map((rule) => ({ severity: 'error', ...rule })) },
  validate: true,
  tsPreCompilationDeps: true,
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '^apps/[^/]+/\\.next/' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default', 'types'],
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
  },
}
