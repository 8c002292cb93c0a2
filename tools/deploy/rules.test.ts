import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Find, find } from './find.ts'
import { hasKubectl, SAMPLE_IMAGES } from './places.ts'
import { PLACES, type Place, readManifests, renderRelease } from './render.ts'
import { rules } from './rules.ts'

const skip = hasKubectl() ? false : 'kubectl is not here'

test('O5: what a release would bring to a cluster keeps every rule', { skip }, async (t) => {
  for (const place of PLACES) {
    const all = readManifests(renderRelease(place, SAMPLE_IMAGES))
    for (const [rule, broken] of Object.entries(rules)) await t.test(`${place}: ${rule}`, () => assert.deepEqual(broken(all), []))
  }
})

/** For each rule what breaks it, and what is then said. Found by name; a container is the first of its pod. */
const planted: Record<keyof typeof rules, [place: Place, spoil: (all: Find) => void, said: string][]> = {
  'every service has its workload, service, autoscaler and disruption budget': [
    ['staging', (all) => all.drop('Deployment', 'users'), 'users has no workload'],
    ['staging', (all) => all.drop('PodDisruptionBudget', 'storefront'), 'storefront has no disruption budget'],
    [
      'production',
      (all) => (all.get('HorizontalPodAutoscaler', 'gateway').spec.scaleTargetRef.kind = 'Deployment'),
      'gateway has no autoscaler',
    ],
  ],
  'no container may be root, gain rights, or write to its own disk': [
    ['staging', (all) => (all.pod('Deployment', 'orders').securityContext.runAsUser = 0), 'orders may be root'],
    ['staging', (all) => delete all.container('Job', 'migrate').securityContext.readOnlyRootFilesystem, 'migrate writes to its own disk'],
    [
      'production',
      (all) => (all.container('Rollout', 'gateway').securityContext.capabilities.add = ['NET_ADMIN']),
      'gateway keeps capabilities',
    ],
    ['staging', (all) => delete all.pod('Deployment', 'users').enableServiceLinks, 'users is given links, which look like settings'],
  ],
  'every container asks for what it needs and has a limit': [
    ['staging', (all) => delete all.container('Deployment', 'payments').resources.limits.memory, 'payments has no limit'],
  ],
  'every image is named by its digest': [
    [
      'staging',
      (all) => (all.container('Deployment', 'users').image = 'toyline/backend:latest'),
      'users runs toyline/backend:latest, which may change',
    ],
  ],
  'what lasts has its three probes': [
    ['production', (all) => delete all.container('Rollout', 'storefront').readinessProbe, 'storefront has no readinessProbe'],
  ],
  'liveness asks no other part of the shop': [
    [
      'staging',
      (all) => (all.container('Deployment', 'users').livenessProbe.httpGet.path = '/readyz'),
      'users is ended when the database is away',
    ],
  ],
  'whoever is told to end has heard the last request, and has time for it': [
    ['staging', (all) => delete all.container('Deployment', 'orders').lifecycle, 'orders is ended while requests still come'],
    ['staging', (all) => (all.settings().PLATFORM_DRAIN_MS = '20000'), 'gateway is killed after 30 s and may need 34 s'],
  ],
  'every setting exists, and those that are needed are there': [
    ['staging', (all) => (all.settings().GATEWAY_STORFRONT_URL = 'http://storefront:3000'), 'gateway: GATEWAY_STORFRONT_URL is no setting'],
    ['staging', (all) => delete all.settings().PAYMENTS_URL, 'orders: PAYMENTS_URL is not set'],
    ['staging', (all) => delete all.settings().ORDERS_PORT, 'orders: ORDERS_PORT is not set'],
    ['staging', (all) => all.container('Deployment', 'storefront').env.pop(), 'storefront: STOREFRONT_KEY is not set'],
    ['staging', (all) => all.container('Deployment', 'gateway').env.pop(), 'gateway: REDIS_URL is not set'],
  ],
  'the gateway knows the providers of payments, and so allows their frames': [
    ['production', (all) => all.container('Rollout', 'gateway').env.pop(), 'STRIPE_WEBHOOK_SECRETS is not told to the gateway'],
  ],
  'every secret that is read is brought, and none is written down': [
    ['staging', (all) => all.get('ExternalSecret', 'toyline').spec.data.shift(), 'orders reads PLATFORM_SECRET, which nobody brings'],
    ['staging', (all) => (all.get('ConfigMap', all.settingsName()).kind = 'Secret'), 'is written down'],
  ],
  'a service is found at the address and port that the settings name': [
    ['staging', (all) => (all.settings().ORDERS_URL = 'http://orders:4001'), 'ORDERS_URL: nothing listens at http://orders:4001'],
    ['staging', (all) => (all.settings().USERS_PORT = '4009'), 'USERS_URL: users listens at 4009, its pod opens 4002'],
  ],
  'the network lets through what services ask of each other, and nothing else': [
    ['staging', (all) => all.drop('NetworkPolicy', 'nobody'), 'nothing is refused where nothing is said'],
    ['staging', (all) => all.drop('NetworkPolicy', 'sandbox-reports'), 'payments → gateway is shut'],
    ['production', (all) => (all.get('NetworkPolicy', 'orders').spec.egress = []), 'orders → products is shut'],
    [
      'production',
      (all) => {
        for (const name of ['users', 'payments']) all.get('NetworkPolicy', name).spec = open(name)
      },
      'users → payments is open, and nobody goes there',
    ],
  ],
  'only the gateway, and the sandbox where there is one, are reached from outside': [
    ['production', (all) => delete all.get('Ingress', 'shop').spec.tls, 'shop is not encrypted'],
    [
      'production',
      (all) => delete all.get('Ingress', 'shop').metadata.annotations['traefik.ingress.kubernetes.io/router.middlewares'],
      'shop has no limit',
    ],
    [
      'production',
      (all) => (all.get('Ingress', 'shop').spec.rules[0].http.paths[0].backend.service.name = 'products'),
      'products is reached from outside',
    ],
  ],
  'visitors are limited one by one, also behind more than one proxy': [
    ['aws', (all) => delete all.get('Middleware', 'rate-limit').spec.rateLimit.sourceCriterion, 'rate-limit counts another address'],
    ['production', (all) => (all.settings().GATEWAY_TRUSTED_PROXIES = '3'), 'rate-limit counts another address'],
  ],
  'the database has copies, and is backed up to a place outside': [
    ['production', (all) => (all.get('Cluster', 'database').spec.instances = 1), 'there is one copy of the database'],
    ['production', (all) => delete all.get('Cluster', 'database').spec.plugins, 'its log is not kept'],
    ['staging', (all) => all.drop('ScheduledBackup', 'nightly'), 'it is not backed up'],
    ['aws', (all) => all.drop('ExternalSecret', 'database-app'), 'nobody brings the owner of the database'],
    ['aws', (all) => (all.settings().DATABASE_URL = 'postgresql://database-rw:5432/toyline'), 'database-rw is in no cluster'],
    ['aws', (all) => all.drop('NetworkPolicy', 'rds'), 'migrate does not reach the database'],
  ],
  'connections to the database are shared where there is a pooler, and are enough': [
    ['production', (all) => (all.settings().DATABASE_POOLER_URL = ''), 'orders goes around the pooler'],
    ['aws', (all) => (all.settings().DATABASE_POOLER_URL = 'postgresql://database-pooler:5432/toyline'), 'users is told of a pooler'],
    [
      'staging',
      (all) => (all.settings().DATABASE_REPLICA_URLS = 'postgresql://database-pooler:5432/toyline'),
      'products cannot ask a replica through the pooler how far it is',
    ],
    ['production', (all) => all.drop('Cluster', 'database'), 'database-pooler stands before no database'],
    ['production', (all) => (pooler(all).pgbouncer.poolMode = 'session'), 'does not lend the primary for a transaction'],
    ['production', (all) => delete all.get('Cluster', 'database').spec.certificates, 'has another name than its certificate'],
    ['staging', (all) => delete pooler(all).pgbouncer.parameters.client_tls_sslmode, 'lets in who does not encrypt'],
    ['staging', (all) => delete pooler(all).pgbouncer.parameters.server_tls_sslmode, 'does not look at the certificate'],
    ['staging', (all) => (pooler(all).instances = 1), 'database-pooler is alone'],
    ['staging', (all) => all.drop('PodDisruptionBudget', 'database-pooler'), 'database-pooler has no disruption budget'],
    ['production', (all) => delete pooler(all).template.spec.containers[0].resources, 'database-pooler has no limit'],
    ['production', (all) => delete pooler(all).template.spec.securityContext, 'database-pooler may be root'],
    ['production', (all) => delete pooler(all).template.spec.containers[0].securityContext, 'database-pooler keeps capabilities'],
    ['production', (all) => all.get('NetworkPolicy', 'orders').spec.egress.splice(1, 1), 'orders does not reach the pooler'],
    ['production', (all) => all.drop('NetworkPolicy', 'database'), 'database-pooler does not reach the database'],
    [
      'production',
      (all) => (pooler(all).pgbouncer.parameters.default_pool_size = '30'),
      'the database has 400 connections, and may be asked for',
    ],
    ['production', (all) => (pooler(all).pgbouncer.parameters.max_client_conn = '300'), 'database-pooler takes 300 clients'],
  ],
}

test('each rule catches what was spoilt on purpose', { skip }, async (t) => {
  const fresh = Object.fromEntries(PLACES.map((place) => [place, renderRelease(place, SAMPLE_IMAGES)])) as Record<Place, string>
  assert.deepEqual(Object.keys(planted).sort(), Object.keys(rules).sort())
  for (const [rule, defects] of Object.entries(planted))
    for (const [place, spoil, said] of defects)
      await t.test(`${rule}: ${said}`, () => {
        const all = readManifests(fresh[place])
        spoil(find(all))
        const found = rules[rule]?.(all) ?? []
        assert.ok(
          found.some((line) => line.includes(said)),
          `said instead: ${found.join('; ') || 'nothing'}`,
        )
      })
})

test('a release is refused where an image is not named by its digest', { skip }, () => {
  assert.throws(
    () => renderRelease('staging', { ...SAMPLE_IMAGES, storefront: 'registry.example/toyline/storefront:latest' }),
    /storefront: .* is not an image by its digest/,
  )
})

const pooler = (all: Find) => all.get('Pooler', 'database-pooler').spec

function open(name: string) {
  return {
    podSelector: { matchLabels: { 'app.kubernetes.io/name': name } },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [{}],
    egress: [{}],
  }
}
