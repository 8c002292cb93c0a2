import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { NETWORK } from './parts/network.ts'
import { SIZES } from './sizes.ts'
import { type Resource, resources, write } from './test-synth.ts'

const manifest = (path: string) => readFileSync(new URL(`../kubernetes/${path}`, import.meta.url), 'utf8')
const { templates, settings } = write('small')
const all = (type: string): Resource['Properties'][] => resources(templates, type).map(([, { Properties }]) => Properties)

test('every secret that the manifests read is made here', () => {
  const made = all('AWS::SecretsManager::Secret').map(({ Name }) => Name)
  const read = [
    ...manifest('base/secrets.yaml').matchAll(/key: ([\w-]+),/g),
    ...manifest('overlays/aws/kustomization.yaml').matchAll(/remoteRef\/key, value: ([\w-]+)/g),
    ...manifest('overlays/aws/secrets.yaml').matchAll(/key: ([\w-]+),/g),
  ].map(([, name]) => name)
  assert.deepEqual([...new Set(read)], ['toyline', 'toyline-redis', 'toyline-database'])
  for (const name of read) assert.ok(made.includes(name), name)
  assert.ok(manifest('overlays/aws/secrets.yaml').includes(`region: ${settings.region}`))
})

test('the network of the manifests is the one that is made here, and lets out to the ports that are open here', () => {
  assert.deepEqual(
    all('AWS::EC2::VPC').map(({ CidrBlock }) => CidrBlock),
    [NETWORK],
  )
  assert.ok(manifest('overlays/aws/network.yaml').includes(`cidr: ${NETWORK}`))
  const [{ Port: redis }] = all('AWS::ElastiCache::ReplicationGroup') as [Resource['Properties']]
  assert.ok(manifest('base/network.yaml').includes(`{ port: ${redis} }`))
  const open = all('AWS::EC2::SecurityGroup').flatMap(({ SecurityGroupIngress = [] }) =>
    SecurityGroupIngress.map((way: { FromPort: number }) => way.FromPort),
  )
  assert.deepEqual(open.sort(), [5432, redis].sort())
})

test('who has a role is a service account of the manifests, in their namespace', () => {
  const roles = all('AWS::EKS::PodIdentityAssociation').filter(({ Namespace }) => Namespace === settings.namespace)
  assert.deepEqual(
    roles.map(({ ServiceAccount }) => ServiceAccount),
    ['products'],
  )
  assert.match(manifest('base/services/products.yaml'), /serviceAccountName: products/)
  assert.match(manifest('overlays/aws/kustomization.yaml'), new RegExp(`^namespace: ${settings.namespace}$`, 'm'))
})

test('the database has the name by which services ask for it', () => {
  const [{ DBName }] = all('AWS::RDS::DBInstance') as [Resource['Properties']]
  assert.match(manifest('overlays/aws/kustomization.yaml'), new RegExp(`DATABASE_URL=postgresql://[^/]+:5432/${DBName}$`, 'm'))
})

test('in every size the database has a connection for each that the autoscalers’ most copies could open', () => {
  const most = ['products', 'users', 'orders', 'payments', 'notifications'].map((service) =>
    Number(/maxReplicas: (\d+)/.exec(manifest(`base/services/${service}.yaml`))?.[1]),
  )
  const pool = readFileSync(new URL('../../packages/postgres/src/pool.ts', import.meta.url), 'utf8')
  const each = Number(/options\.max \?\? (\d+)/.exec(pool)?.[1])
  assert.ok(each > 0 && most.every((copies) => copies > 0))
  for (const { database } of Object.values(SIZES)) assert.ok(database.connections >= each * most.reduce((sum, one) => sum + one, 0))
})
