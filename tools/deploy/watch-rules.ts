import { isDeepStrictEqual } from 'node:util'
import { adapterRules } from '../observability/adapter.ts'
import { asGrafana, dashboards } from '../observability/dashboards.ts'
import { groupsOf, judgementsOf, PLACES } from '../observability/rules.ts'
import { SERVICES } from './house.ts'
import { containers, environmentOf, lasting, matches, settingsOf } from './look-into.ts'
import type { Manifest } from './render.ts'

/**
 * What a release must hold to be seen, scaled and judged (O5), each a sentence and a function that names what breaks it. `all` has the
 * collector's manifests too. `tools/deploy/watch-rules.test.ts` plants a defect against every one.
 */
export const watchRules: Record<string, (all: Manifest[]) => string[]> = {
  'every service tells its numbers, under the name that alerts know': (all) => {
    const monitor = all.find((one) => one.kind === 'PodMonitor' && one.metadata.name === 'toyline')
    const [endpoint] = monitor?.spec.podMetricsEndpoints ?? []
    const naming = endpoint?.relabelings?.find((one: Manifest) => one.targetLabel === 'job')
    return services(all).flatMap((one) => {
      const opened = portsOf(one).find((port) => port.name === endpoint?.port)?.containerPort
      const labels = labelsOf(one)
      const job = naming?.replacement.replace('$1', labels['app.kubernetes.io/name'])
      return [
        monitor && matches(monitor.spec.selector, labels) ? null : 'is not asked by Prometheus',
        String(opened) === environmentOf(all, one).METRICS_PORT ? null : 'is asked at another port than it tells its numbers at',
        naming?.sourceLabels[0] === '__meta_kubernetes_pod_label_app_kubernetes_io_name' && job === `toyline-${one.metadata.name}`
          ? null
          : 'has a job that no alert knows',
      ]
        .filter((problem) => problem !== null)
        .map((problem) => `${one.metadata.name} ${problem}`)
    })
  },
  'numbers are Prometheus’s alone to read': (all) =>
    services(all).flatMap((one) => {
      const port = Number(environmentOf(all, one).METRICS_PORT)
      const peers = ways(all, labelsOf(one), 'ingress')
        .filter(({ ports }) => !ports || ports.some((open: Manifest) => open.port === port))
        .flatMap(({ from }) => from ?? ['anybody'])
      return [
        ...(peers.some(isPrometheus) ? [] : [`${one.metadata.name} is shut to Prometheus`]),
        ...peers.filter((peer) => !isPrometheus(peer)).map((peer) => `${one.metadata.name} tells its numbers to ${JSON.stringify(peer)}`),
      ]
    }),
  'PostgreSQL and its pooler tell their numbers to Prometheus': (all) => {
    const pods = all.flatMap((one): { name: string; labels: Record<string, string>; port: number }[] => {
      if (one.kind === 'Cluster') return [{ name: one.metadata.name, labels: { 'cnpg.io/cluster': one.metadata.name }, port: 9187 }]
      if (one.kind !== 'Pooler') return []
      return [
        {
          name: one.metadata.name,
          labels: { 'cnpg.io/cluster': one.spec.cluster.name, 'cnpg.io/poolerName': one.metadata.name },
          port: 9127,
        },
      ]
    })
    return pods.flatMap(({ name, labels, port }) => {
      const monitor = all.find((one) => one.kind === 'PodMonitor' && matches(one.spec.selector, labels))
      const opened = ways(all, labels, 'ingress').some(
        ({ ports, from }) => ports?.some((open: Manifest) => open.port === port) && from?.every(isPrometheus),
      )
      return [
        ...(monitor?.spec.podMetricsEndpoints.some((one: Manifest) => one.port === 'metrics')
          ? []
          : [`${name} is not asked by Prometheus`]),
        ...(opened ? [] : [`${name} is shut to Prometheus`]),
      ]
    })
  },
  'the alerts are the ones that are tested': (all) => {
    const place = placeOf(all)
    const shipped = all.filter((one) => one.kind === 'PrometheusRule').map((one) => one.spec.groups)
    return place && isDeepStrictEqual(shipped, [groupsOf(place)]) ? [] : ['Prometheus has other alerts']
  },
  'Grafana finds the dashboards that are written': (all) => {
    const map = all.find((one) => one.kind === 'ConfigMap' && one.metadata.labels?.grafana_dashboard === '1')
    return dashboards
      .filter((one) => !isDeepStrictEqual(JSON.parse(map?.data[`${one.uid}.json`] ?? 'null'), asGrafana(one)))
      .map(({ uid }) => `${uid} is not there, or is another`)
  },
  'traces have a way to the collector, and it reads what pods print': (all) => {
    const url = new URL(settingsOf(all)?.data.OTEL_EXPORTER_OTLP_ENDPOINT ?? 'http://nowhere')
    const [name, namespace] = url.hostname.split('.')
    const inPlace = all.filter((one) => one.metadata.namespace === namespace)
    const service = inPlace.find((one) => one.kind === 'Service' && one.metadata.name === name)
    const collector = inPlace.find((one) => one.kind === 'DaemonSet' && matches({ matchLabels: service?.spec.selector }, labelsOf(one)))
    if (!service || !collector) return [`nobody takes traces at ${url.host}`]
    const port = Number(url.port)
    const { env, volumeMounts } = containers(collector)[0] as Manifest
    const [from] = String(env.find((one: Manifest) => one.name === 'CONTAINER_LOGS')?.value).split('*')
    const config = inPlace.find((one) => one.kind === 'ConfigMap' && one.data['collector.yaml'])?.data['collector.yaml'] ?? ''
    const isPeer = (peer: Manifest) =>
      peer.namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'] === namespace && matches(peer.podSelector, labelsOf(collector))
    return [
      ...(service.spec.ports.some((one: Manifest) => one.port === port) ? [] : [`the collector is not asked at ${port}`]),
      ...env
        .filter((one: Manifest) => !config.includes(`\${env:${one.name}:`))
        .map((one: Manifest) => `${one.name} is read by no configuration of the collector`),
      ...(volumeMounts.some((one: Manifest) => from?.startsWith(one.mountPath)) ? [] : [`the collector sees nothing of ${from}`]),
      ...services(all)
        .filter(
          (one) =>
            !ways(all, labelsOf(one), 'egress').some(
              ({ ports, to }) => ports?.some((open: Manifest) => open.port === port) && to?.some(isPeer),
            ),
        )
        .map((one) => `${one.metadata.name} does not reach the collector`),
    ]
  },
  'services are scaled by their processor and by what is asked of them': (all) => {
    const counted = adapterRules().map(({ metric }) => metric)
    return all
      .filter((one) => one.kind === 'HorizontalPodAutoscaler')
      .flatMap(({ metadata: { name }, spec }) => {
        const asked = spec.metrics.find((one: Manifest) => one.type === 'Pods')?.pods.metric.name
        const wanted = name === 'gateway' ? 'gateway_requests_per_second' : 'room_requests_per_second'
        return [
          ...(spec.metrics.some((one: Manifest) => one.resource?.name === 'cpu') ? [] : [`${name} is not scaled by its processor`]),
          ...(name === 'storefront' || asked === wanted ? [] : [`${name} is not scaled by its requests`]),
          ...(asked && !counted.includes(asked) ? [`${name}: the adapter makes no ${asked}`] : []),
        ]
      })
  },
  'visitors are turned to new copies while promises are kept, and back when they are not': (all) => {
    const template = all.find((one) => one.kind === 'AnalysisTemplate' && one.metadata.name === 'promises')
    const place = placeOf(all)
    return all
      .filter((one) => one.kind === 'Rollout')
      .flatMap(({ metadata: { name }, spec: { strategy } }) => {
        const {
          prePromotionAnalysis: before,
          postPromotionAnalysis: after,
          scaleDownDelaySeconds,
          autoPromotionEnabled,
        } = strategy.blueGreen
        const trials = (analysis: Manifest | undefined) => analysis?.templates.map((one: Manifest) => one.templateName) ?? []
        const minutes = (analysis: Manifest | undefined) => argument(analysis, 'minutes')
        return [
          trials(before).includes('smoke') ? null : 'is not tried before visitors come',
          trials(before).includes('promises') && minutes(before) > argument(before, 'forgiven') ? null : 'is turned over in trouble',
          trials(after).includes('promises') && minutes(after) > 5 && minutes(after) > argument(after, 'forgiven')
            ? null
            : 'is not judged by what visitors get, for longer than the promises look back',
          scaleDownDelaySeconds > minutes(after) * 60 ? null : 'has nothing to go back to when it is judged',
          autoPromotionEnabled === false ? 'waits for a person' : null,
        ]
          .filter((problem) => problem !== null)
          .map((problem) => `${name} ${problem}`)
      })
      .concat(
        all.some((one) => one.kind === 'Rollout') && place
          ? judgementsOf(place)
              .filter(({ name, query, most }) => {
                const metric = template?.spec.metrics.find((one: Manifest) => one.name === name)
                return metric?.provider.prometheus.query !== query || !metric.successCondition.endsWith(`result[0] <= ${most}`)
              })
              .map(({ name }) => `nobody asks for ${name} as its alert does`)
          : [],
      )
  },
}

/** Whose shop this is: the place whose namespace its settings are in. */
function placeOf(all: Manifest[]) {
  return Object.values(PLACES).find(({ namespace }) => namespace === settingsOf(all)?.metadata.namespace)
}

function services(all: Manifest[]): Manifest[] {
  return lasting(all).filter((one) => SERVICES.includes(one.metadata.name))
}

function labelsOf(one: Manifest): Record<string, string> {
  return one.spec.template.metadata.labels
}

function portsOf(one: Manifest): { name: string; containerPort: number }[] {
  return containers(one)[0]?.ports ?? []
}

function ways(all: Manifest[], labels: Record<string, string>, way: 'ingress' | 'egress'): Manifest[] {
  return all
    .filter((one) => one.kind === 'NetworkPolicy' && one.metadata.namespace !== 'observability' && matches(one.spec.podSelector, labels))
    .flatMap((one) => one.spec[way] ?? [])
}

function isPrometheus(peer: Manifest): boolean {
  return (
    peer.namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'] === 'observability' &&
    peer.podSelector?.matchLabels?.['app.kubernetes.io/name'] === 'prometheus'
  )
}

function argument(analysis: Manifest | undefined, name: string): number {
  return Number(analysis?.args.find((one: Manifest) => one.name === name)?.value)
}
