import { CONNECTIONS, SERVICES } from './house.ts'
import { environmentOf, lasting, matches } from './look-into.ts'
import type { Manifest } from './render.ts'

/** While a release goes on a quarter more copies stand. */
const SURGE = 1.25
/** Of the superuser, the operator, the copies of the database, and whoever looks for what is wrong. */
const OTHERS = 20
const PORT = 5432

/**
 * What is wrong with the way from services to the database: where there is a pooler it is what they are told of, found by the name in its
 * certificate, never alone, as bare of rights as our own containers, and neither it nor the database has fewer connections than are asked
 * for; where there is none nobody is told of one.
 */
export function poolerProblems(all: Manifest[]): string[] {
  const services = lasting(all).filter(({ metadata: { name } }) => SERVICES.includes(name) && name !== 'gateway')
  const pooler = all.find((one) => one.kind === 'Pooler')
  const told = services.map((one) => ({ one, env: environmentOf(all, one) }))
  if (!pooler)
    return told.flatMap(({ one, env }) => (env.DATABASE_POOLER_URL ? [`${one.metadata.name} is told of a pooler that is not there`] : []))
  const name = String(pooler.metadata.name)
  const cluster = all.find((one) => one.kind === 'Cluster' && one.metadata.name === pooler.spec.cluster.name)
  if (!cluster) return [`${name} stands before no database`]
  return [
    ...told.flatMap(({ one, env }) => [
      ...(hostOf(env.DATABASE_POOLER_URL) === name ? [] : [`${one.metadata.name} goes around the pooler`]),
      ...(env.DATABASE_REPLICA_URLS?.split(',').some((url) => hostOf(url) === name)
        ? [`${one.metadata.name} cannot ask a replica through the pooler how far it is`]
        : []),
      ...(reaches(all, one.spec.template.metadata.labels, podsOf(pooler)) ? [] : [`${one.metadata.name} does not reach the pooler`]),
    ]),
    ...shapeProblems(all, pooler, cluster),
    ...sizeProblems(all, pooler, cluster),
  ].map((problem) => (problem.startsWith(' ') ? name + problem : problem))
}

function shapeProblems(all: Manifest[], pooler: Manifest, cluster: Manifest): string[] {
  const { spec } = pooler
  const pod = spec.template.spec
  const container = pod.containers.find((one: Manifest) => one.name === 'pgbouncer') ?? {}
  const kept = all.some((one) => one.kind === 'PodDisruptionBudget' && matches(one.spec.selector, podsOf(pooler)))
  return [
    spec.type === 'rw' && spec.pgbouncer.poolMode === 'transaction' ? null : ' does not lend the primary for a transaction',
    cluster.spec.certificates?.serverAltDNSNames.includes(pooler.metadata.name) ? null : ' has another name than its certificate',
    spec.pgbouncer.parameters.client_tls_sslmode === 'require' ? null : ' lets in who does not encrypt',
    spec.pgbouncer.parameters.server_tls_sslmode === 'verify-full' ? null : ' does not look at the certificate of the database',
    spec.instances >= 2 ? null : ' is alone',
    kept ? null : ' has no disruption budget',
    container.resources?.requests?.memory && container.resources.limits?.memory ? null : ' has no limit',
    pod.securityContext?.runAsNonRoot === true && pod.securityContext.runAsUser > 0 ? null : ' may be root',
    container.securityContext?.readOnlyRootFilesystem === true ? null : ' writes to its own disk',
    container.securityContext?.capabilities?.drop?.includes('ALL') ? null : ' keeps capabilities',
    container.securityContext?.allowPrivilegeEscalation === false ? null : ' may gain rights',
    reaches(all, podsOf(pooler), { 'cnpg.io/cluster': cluster.metadata.name }) ? null : ' does not reach the database',
  ].filter((problem) => problem !== null)
}

/** At the most copies that the autoscalers may start, during a release. */
function sizeProblems(all: Manifest[], pooler: Manifest, cluster: Manifest): string[] {
  const mostOf = (name: string) =>
    Math.ceil(SURGE * (all.find((one) => one.kind === 'HorizontalPodAutoscaler' && one.metadata.name === name)?.spec.maxReplicas ?? 0))
  const rooms = SERVICES.filter((name) => name !== 'gateway')
  const copies = rooms.reduce((sum, name) => sum + mostOf(name), 0)
  const { default_pool_size, max_client_conn } = pooler.spec.pgbouncer.parameters
  const pooled = pooler.spec.instances * rooms.length * Number(default_pool_size)
  const needed = pooled + copies * CONNECTIONS.direct + mostOf('payments') * CONNECTIONS.reports + OTHERS
  const has = Number(cluster.spec.postgresql.parameters.max_connections)
  return [
    ...(has >= needed ? [] : [`the database has ${has} connections, and may be asked for ${needed}`]),
    ...(Number(max_client_conn) >= copies * CONNECTIONS.each
      ? []
      : [` takes ${max_client_conn} clients, and one copy alone may be asked by ${copies * CONNECTIONS.each}`]),
  ]
}

function podsOf(pooler: Manifest): Record<string, string> {
  return { 'cnpg.io/cluster': pooler.spec.cluster.name, 'cnpg.io/poolerName': pooler.metadata.name }
}

/** Whether the network lets these pods speak to those at the port of PostgreSQL, at both ends. */
function reaches(all: Manifest[], from: Record<string, string>, to: Record<string, string>): boolean {
  const lets = (way: 'ingress' | 'egress', peers: 'from' | 'to', at: Record<string, string>, peer: Record<string, string>) =>
    all
      .filter((one) => one.kind === 'NetworkPolicy' && matches(one.spec.podSelector, at))
      .flatMap((one) => one.spec[way] ?? [])
      .some(
        (rule) =>
          rule.ports?.some((open: { port: number }) => open.port === PORT) &&
          rule[peers]?.some((one: Manifest) => one.podSelector && !one.namespaceSelector && matches(one.podSelector, peer)),
      )
  return lets('egress', 'to', from, to) && lets('ingress', 'from', to, from)
}

function hostOf(url: string | undefined): string | undefined {
  return url ? new URL(url).hostname : undefined
}
