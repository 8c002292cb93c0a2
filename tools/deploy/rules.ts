import { environmentProblems, SERVICES, SHUTDOWN_SECONDS, storefrontProblems, whoAsksWhom } from './house.ts'
import { type Container, containers, environmentOf, lasting, matches, podOf, selects, settingsOf, workloads } from './look-into.ts'
import { poolerProblems } from './pooler-rules.ts'
import type { Manifest } from './render.ts'

/**
 * What a set of manifests must hold (O5), each a sentence and a function that names what breaks it. `tools/deploy/rules.test.ts` plants a
 * defect against every one.
 */
export const rules: Record<string, (all: Manifest[]) => string[]> = {
  'every service has its workload, service, autoscaler and disruption budget': (all) =>
    [...SERVICES, 'storefront'].flatMap((name) =>
      [
        lasting(all).some((one) => one.metadata.name === name) ? null : 'workload',
        all.some((one) => one.kind === 'Service' && selects(one.spec.selector, name)) ? null : 'service',
        all.some((one) => one.kind === 'HorizontalPodAutoscaler' && isScaled(all, one, name)) ? null : 'autoscaler',
        all.some((one) => one.kind === 'PodDisruptionBudget' && selects(one.spec.selector?.matchLabels, name)) ? null : 'disruption budget',
      ]
        .filter((missing) => missing !== null)
        .map((missing) => `${name} has no ${missing}`),
    ),
  'no container may be root, gain rights, or write to its own disk': eachContainer(({ pod, container }) => {
    const own = container.securityContext ?? {}
    return [
      pod.securityContext?.runAsNonRoot === true && pod.securityContext.runAsUser > 0 ? null : 'may be root',
      pod.securityContext?.seccompProfile?.type === 'RuntimeDefault' ? null : 'has no seccomp profile',
      own.allowPrivilegeEscalation === false ? null : 'may gain rights',
      own.capabilities?.drop?.includes('ALL') && !own.capabilities.add ? null : 'keeps capabilities',
      own.readOnlyRootFilesystem === true ? null : 'writes to its own disk',
      pod.automountServiceAccountToken === false ? null : 'is given a token of the cluster',
      pod.enableServiceLinks === false ? null : 'is given links, which look like settings',
    ]
  }),
  'every container asks for what it needs and has a limit': eachContainer(({ container: { resources } }) => [
    resources?.requests?.cpu && resources.requests.memory ? null : 'asks for nothing',
    resources?.limits?.cpu && resources.limits.memory ? null : 'has no limit',
  ]),
  'every image is named by its digest': eachContainer(({ container: { image } }) => [
    /@sha256:[0-9a-f]{64}$/.test(image) ? null : `runs ${image}, which may change`,
  ]),
  'what lasts has its three probes': (all) =>
    lasting(all).flatMap((one) =>
      ['startupProbe', 'readinessProbe', 'livenessProbe']
        .filter((probe) => !containers(one)[0]?.[probe]?.httpGet)
        .map((probe) => `${one.metadata.name} has no ${probe}`),
    ),
  'liveness asks no other part of the shop': (all) =>
    lasting(all)
      .filter((one) => containers(one)[0]?.livenessProbe?.httpGet?.path === '/readyz')
      .map((one) => `${one.metadata.name} is ended when the database is away`),
  'whoever is told to end has heard the last request, and has time for it': (all) =>
    lasting(all)
      .filter((one) => containers(one)[0]?.image.includes('/backend'))
      .flatMap((one) => {
        const before = containers(one)[0]?.lifecycle?.preStop?.sleep?.seconds ?? 0
        const drain = Number(environmentOf(all, one).PLATFORM_DRAIN_MS ?? 0) / 1_000
        const needed = before + drain + SHUTDOWN_SECONDS
        const given = podOf(one).terminationGracePeriodSeconds ?? 30
        return [
          ...(before < 5 ? [`${one.metadata.name} is ended while requests still come`] : []),
          ...(given <= needed ? [`${one.metadata.name} is killed after ${given} s and may need ${needed} s`] : []),
        ]
      }),
  'every setting exists, and those that are needed are there': (all) =>
    workloads(all)
      .filter((one) => one.kind !== 'AnalysisTemplate')
      .flatMap((one) => {
        const env = environmentOf(all, one)
        const problems = one.metadata.name === 'storefront' ? storefrontProblems(env) : environmentProblems(env)
        return problems.map((problem) => `${one.metadata.name}: ${problem}`)
      }),
  'the gateway knows the providers of payments, and so allows their frames': (all) => {
    const [gateway, payments] = ['gateway', 'payments'].map((name) => lasting(all).find((one) => one.metadata.name === name))
    if (!gateway || !payments) return ['there is no gateway, or nobody takes payments']
    const known = environmentOf(all, gateway)
    return Object.keys(environmentOf(all, payments))
      .filter((name) => /^(STRIPE|PAYPAL)_/.test(name) && !known[name])
      .map((name) => `${name} is not told to the gateway`)
  },
  'every secret that is read is brought, and none is written down': (all) => {
    const brought = new Map(all.filter((one) => one.kind === 'ExternalSecret').map((one) => [one.spec.target.name, one.spec.data]))
    return [
      ...all.filter((one) => one.kind === 'Secret').map((one) => `${one.metadata.name} is written down`),
      ...workloads(all).flatMap((one) =>
        containers(one)
          .flatMap((container) => container.env ?? [])
          .map(({ valueFrom }) => valueFrom?.secretKeyRef)
          .filter((ref) => ref && ref.name !== 'database-app')
          .filter((ref) => !brought.get(ref.name)?.some((entry: { secretKey: string }) => entry.secretKey === ref.key))
          .map((ref) => `${one.metadata.name} reads ${ref.key}, which nobody brings`),
      ),
    ]
  },
  'a service is found at the address and port that the settings name': (all) => {
    const services = new Map(all.filter((one) => one.kind === 'Service').map((one) => [one.metadata.name, one]))
    const gateway = all.find((one) => one.metadata.name === 'gateway' && lasting([one]).length > 0)
    if (!gateway) return ['there is no gateway']
    return Object.entries(environmentOf(all, gateway))
      .filter(([name, value]) => name.endsWith('_URL') && value.startsWith('http:'))
      .flatMap(([name, value]) => {
        const { hostname, port } = new URL(value)
        const listening = lasting(all).find((one) => selects(services.get(hostname)?.spec.selector, one.metadata.name))
        const offered = services.get(hostname)?.spec.ports.find((one: { port: number }) => String(one.port) === port)
        const opened = listening && containers(listening)[0]?.ports.find((one: { name: string }) => one.name === offered?.targetPort)
        if (!opened) return [`${name}: nothing listens at ${value}`]
        const told = environmentOf(all, listening)
        const heard = hostname === 'gateway' || hostname === 'storefront' ? '3000' : told[`${hostname.toUpperCase()}_PORT`]
        return String(opened.containerPort) === heard
          ? []
          : [`${name}: ${hostname} listens at ${heard}, its pod opens ${opened.containerPort}`]
      })
  },
  'the network lets through what services ask of each other, and nothing else': (all) => {
    const wanted = whoAsksWhom({ sandbox: all.some((one) => one.kind === 'Service' && one.metadata.name === 'sandbox') })
    const open = openWays(all)
    return [
      ...(all.some(isDenial) ? [] : ['nothing is refused where nothing is said']),
      ...wanted.filter((way) => !open.includes(way)).map((way) => `${way} is shut`),
      ...open.filter((way) => !wanted.includes(way)).map((way) => `${way} is open, and nobody goes there`),
    ]
  },
  'only the gateway, and the sandbox where there is one, are reached from outside': (all) =>
    all
      .filter((one) => one.kind === 'Ingress')
      .flatMap((one) => [
        ...(one.spec.tls?.length > 0 ? [] : [`${one.metadata.name} is not encrypted`]),
        ...(one.metadata.annotations?.['traefik.ingress.kubernetes.io/router.middlewares'] ===
        `${one.metadata.namespace}-rate-limit@kubernetescrd`
          ? []
          : [`${one.metadata.name} has no limit`]),
        ...one.spec.rules
          .flatMap((rule: Manifest) => rule.http.paths)
          .map((path: Manifest) => path.backend.service.name)
          .filter((name: string) => name !== 'gateway' && name !== 'sandbox')
          .map((name: string) => `${name} is reached from outside`),
      ]),
  'visitors are limited one by one, also behind more than one proxy': (all) => {
    const proxies = Number(settingsOf(all)?.data.GATEWAY_TRUSTED_PROXIES)
    // Traefik is the first of them, and has not added the one before it when it counts.
    const wanted = proxies > 1 ? proxies - 1 : undefined
    return all
      .filter((one) => one.kind === 'Middleware' && one.spec.rateLimit.sourceCriterion?.ipStrategy.depth !== wanted)
      .map(({ metadata: { name } }) => `${name} counts another address than the gateway`)
  },
  'the database has copies, and is backed up to a place outside': (all) => {
    const cluster = all.find((one) => one.apiVersion === 'postgresql.cnpg.io/v1' && one.kind === 'Cluster')
    if (!cluster) return managedDatabaseProblems(all)
    const store = all.find((one) => one.kind === 'ObjectStore')
    const nightly = all.find((one) => one.kind === 'ScheduledBackup')
    return [
      cluster.spec.instances >= 2 ? null : 'there is one copy of the database',
      cluster.spec.plugins?.some((one: Manifest) => one.isWALArchiver && one.parameters.barmanObjectName === store?.metadata.name)
        ? null
        : 'its log is not kept',
      nightly?.spec.cluster.name === cluster.metadata.name ? null : 'it is not backed up',
      /^s3:\/\/toyline-/.test(store?.spec.configuration.destinationPath) ? null : 'nothing says where backups go',
    ].filter((problem) => problem !== null)
  },
  'connections to the database are shared where there is a pooler, and are enough': poolerProblems,
}

/** Of a database that a cloud looks after; that it has copies and is backed up is held where it is made (deploy/aws). */
function managedDatabaseProblems(all: Manifest[]): string[] {
  const owner = all.find((one) => one.kind === 'ExternalSecret' && one.spec.target.name === 'database-app')
  if (!owner) return ['nobody brings the owner of the database']
  const services = lasting(all).filter((one) => !['gateway', 'storefront'].includes(one.metadata.name))
  const hosts = services.map((one) => new URL(String(environmentOf(all, one).DATABASE_URL)).hostname)
  const migrate = all.filter((one) => one.kind === 'Job' && one.metadata.name === 'migrate')
  return [
    ...hosts.filter((host) => !host.includes('.')).map((host) => `${host} is in no cluster`),
    ...[...services, ...migrate]
      .filter((one) => !leavesAt(all, one.spec.template.metadata.labels, 5432))
      .map(({ metadata: { name } }) => `${name} does not reach the database`),
  ]
}

/** Whether pods with these labels may speak to an address outside the cluster at this port. */
function leavesAt(all: Manifest[], labels: Record<string, string>, port: number): boolean {
  return all
    .filter((one) => one.kind === 'NetworkPolicy' && matches(one.spec.podSelector, labels))
    .flatMap((one) => one.spec.egress ?? [])
    .some((rule) => rule.to.some((peer: Manifest) => peer.ipBlock) && rule.ports.some((open: { port: number }) => open.port === port))
}

function eachContainer(judge: (at: { pod: Manifest; container: Container }) => (string | null | undefined | false)[]) {
  return (all: Manifest[]) =>
    workloads(all).flatMap((one) =>
      containers(one).flatMap((container) =>
        judge({ pod: podOf(one), container })
          .filter((problem) => problem)
          .map((problem) => `${one.metadata.name} ${problem}`),
      ),
    )
}

function isScaled(all: Manifest[], scaler: Manifest, name: string): boolean {
  const { apiVersion, kind, name: target } = scaler.spec.scaleTargetRef
  return target === name && all.some((one) => one.kind === kind && one.apiVersion === apiVersion && one.metadata.name === name)
}

function isDenial(one: Manifest): boolean {
  return (
    one.kind === 'NetworkPolicy' &&
    Object.keys(one.spec.podSelector).length === 0 &&
    one.spec.policyTypes.length === 2 &&
    !one.spec.ingress &&
    !one.spec.egress
  )
}

/** Between services, which ways are open at both ends and at the port that is listened at, as `orders → products`. */
function openWays(all: Manifest[]): string[] {
  const policies = all.filter((one) => one.kind === 'NetworkPolicy')
  const pods = lasting(all).map((one) => ({
    name: one.metadata.name,
    labels: one.spec.template.metadata.labels as Record<string, string>,
    port: containers(one)[0]?.ports.find((port: { name: string }) => port.name === 'http').containerPort as number,
  }))
  type Pod = (typeof pods)[number]
  const letsThrough = (way: 'ingress' | 'egress', peers: 'from' | 'to', at: Pod, peer: Pod, port: number) =>
    policies
      .filter((policy) => matches(policy.spec.podSelector, at.labels))
      .flatMap((policy) => policy.spec[way] ?? [])
      .some(
        (rule) =>
          (rule.ports ?? [{ port }]).some((open: { port: number }) => open.port === port) &&
          (rule[peers] ?? [{ podSelector: {} }]).some(
            (one: Manifest) => one.podSelector && !one.namespaceSelector && matches(one.podSelector, peer.labels),
          ),
      )
  return pods
    .flatMap((from) => pods.map((to) => ({ from, to })))
    .filter(
      ({ from, to }) => from !== to && letsThrough('egress', 'to', from, to, to.port) && letsThrough('ingress', 'from', to, from, to.port),
    )
    .map(({ from, to }) => `${from.name} → ${to.name}`)
    .sort()
}
