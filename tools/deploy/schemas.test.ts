import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasKubectl, SAMPLE_IMAGES } from './places.ts'
import { type Manifest, PLACES, readManifests, renderRelease } from './render.ts'
import { schemaProblems } from './schemas.ts'

const skip = hasKubectl() ? false : 'kubectl is not here'

for (const place of PLACES)
  test(`O5: every manifest of ${place} fits its schema`, { skip }, async () => {
    assert.deepEqual(await schemaProblems(readManifests(renderRelease(place, SAMPLE_IMAGES))), [])
  })

test('a misspelt field, a wrong type and a kind that does not exist are found', { skip }, async () => {
  const all = readManifests(renderRelease('production', SAMPLE_IMAGES))
  const get = (kind: string, name: string) => all.find((one) => one.kind === kind && one.metadata.name === name) as Manifest
  const gateway = get('Rollout', 'gateway')
  gateway.spec.template.spec.containers[0].livenesProbe = {}
  gateway.spec.strategy.blueGreen.previewServices = 'gateway-next'
  get('Deployment', 'orders').spec.template.spec.terminationGracePeriodSeconds = 'thirty'
  get('Service', 'users').kind = 'Servise'
  const pooler = get('Pooler', 'database-pooler')
  pooler.spec.pgbouncer.parameter = {}
  pooler.spec.pgbouncer.poolMode = 'statement'
  pooler.spec.template.spec.containers[0].resource = {}
  get('Cluster', 'database').spec.storage.size = 50
  const found = (await schemaProblems(all)).join('\n')
  assert.match(found, /Rollout gateway: .*livenesProbe/)
  assert.match(found, /Deployment orders: .*terminationGracePeriodSeconds must be integer/)
  assert.match(found, /v1 has no Servise/)
  assert.match(found, /Pooler database-pooler: spec\.pgbouncer: .*"parameter"/)
  assert.match(found, /Pooler database-pooler: spec\.pgbouncer\.poolMode: /)
  assert.match(found, /Pod database-pooler: .*"resource"/)
  assert.match(found, /Cluster database: spec\.storage\.size: /)
})
