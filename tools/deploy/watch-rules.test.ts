import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Find, find } from './find.ts'
import { hasKubectl, SAMPLE_IMAGES } from './places.ts'
import { PLACES, type Place, readManifests, renderCollector, renderRelease } from './render.ts'
import { schemaProblems } from './schemas.ts'
import { watchRules } from './watch-rules.ts'

const skip = hasKubectl() ? false : 'kubectl is not here'
const read = (release: string) => [...readManifests(release), ...readManifests(renderCollector())]

test('O5: what a release would bring to a cluster is seen, scaled and judged', { skip }, async (t) => {
  for (const place of PLACES) {
    const all = read(renderRelease(place, SAMPLE_IMAGES))
    for (const [rule, broken] of Object.entries(watchRules)) await t.test(`${place}: ${rule}`, () => assert.deepEqual(broken(all), []))
  }
})

test('O5: the manifests of the collector fit their schemas', { skip }, async () => {
  assert.deepEqual(await schemaProblems(readManifests(renderCollector())), [])
})

/** For each rule what breaks it, and what is then said. */
const planted: Record<keyof typeof watchRules, [place: Place, spoil: (all: Find) => void, said: string][]> = {
  'every service tells its numbers, under the name that alerts know': [
    ['staging', (all) => all.drop('PodMonitor', 'toyline'), 'orders is not asked by Prometheus'],
    ['staging', (all) => delete all.settings().METRICS_PORT, 'users is asked at another port than it tells its numbers at'],
    [
      'production',
      (all) => delete all.get('PodMonitor', 'toyline').spec.podMetricsEndpoints[0].relabelings,
      'gateway has a job that no alert knows',
    ],
    [
      'production',
      (all) => (all.get('Rollout', 'gateway').spec.template.metadata.labels['app.kubernetes.io/component'] = 'backend-next'),
      'gateway is not asked by Prometheus',
    ],
  ],
  'numbers are Prometheus’s alone to read': [
    ['staging', (all) => all.drop('NetworkPolicy', 'metrics'), 'orders is shut to Prometheus'],
    ['staging', (all) => all.get('NetworkPolicy', 'gateway').spec.ingress[0].ports.push({ port: 9464 }), 'gateway tells its numbers to'],
    ['staging', (all) => delete all.get('NetworkPolicy', 'metrics').spec.ingress[0].from, 'users tells its numbers to "anybody"'],
    ['aws', (all) => delete all.get('NetworkPolicy', 'metrics').spec.ingress[0].from[0].podSelector, 'is shut to Prometheus'],
  ],
  'PostgreSQL and its pooler tell their numbers to Prometheus': [
    ['production', (all) => all.drop('PodMonitor', 'database'), 'database-pooler is not asked by Prometheus'],
    [
      'production',
      (all) => all.get('NetworkPolicy', 'database-metrics').spec.ingress[0].ports.pop(),
      'database-pooler is shut to Prometheus',
    ],
    ['staging', (all) => all.drop('NetworkPolicy', 'database-metrics'), 'database is shut to Prometheus'],
  ],
  'the alerts are the ones that are tested': [
    ['staging', (all) => all.get('PrometheusRule', 'toyline').spec.groups[2].rules.pop(), 'Prometheus has other alerts'],
    ['production', (all) => all.drop('PrometheusRule', 'toyline'), 'Prometheus has other alerts'],
    ['staging', (all) => (all.get('ConfigMap', all.settingsName()).metadata.namespace = 'toyline'), 'Prometheus has other alerts'],
  ],
  'Grafana finds the dashboards that are written': [
    ['staging', (all) => delete all.get('ConfigMap', 'toyline-dashboards').metadata.labels, 'toyline-orders is not there'],
    ['staging', (all) => delete all.get('ConfigMap', 'toyline-dashboards').data['toyline-jobs.json'], 'toyline-jobs is not there'],
  ],
  'traces have a way to the collector, and it reads what pods print': [
    ['staging', (all) => delete all.settings().OTEL_EXPORTER_OTLP_ENDPOINT, 'nobody takes traces'],
    ['staging', (all) => (all.settings().OTEL_EXPORTER_OTLP_ENDPOINT = 'http://collector.observability:4317'), 'is not asked at 4317'],
    ['production', (all) => all.drop('NetworkPolicy', 'traces'), 'gateway does not reach the collector'],
    ['aws', (all) => (all.container('DaemonSet', 'collector').env[2].name = 'LOKI'), 'LOKI is read by no configuration of the collector'],
    ['production', (all) => all.container('DaemonSet', 'collector').volumeMounts.pop(), 'the collector sees nothing of /var/log/pods'],
  ],
  'services are scaled by their processor and by what is asked of them': [
    ['staging', (all) => all.get('HorizontalPodAutoscaler', 'orders').spec.metrics.pop(), 'orders is not scaled by its requests'],
    ['staging', (all) => all.get('HorizontalPodAutoscaler', 'storefront').spec.metrics.pop(), 'storefront is not scaled by its processor'],
    [
      'production',
      (all) => (all.get('HorizontalPodAutoscaler', 'gateway').spec.metrics[1].pods.metric.name = 'requests'),
      'the adapter makes no requests',
    ],
  ],
  'visitors are turned to new copies while promises are kept, and back when they are not': [
    ['production', (all) => analysis(all, 'gateway').prePromotionAnalysis.templates.shift(), 'gateway is turned over in trouble'],
    ['production', (all) => analysis(all, 'gateway').prePromotionAnalysis.templates.pop(), 'gateway is not tried before visitors come'],
    ['production', (all) => (analysis(all, 'gateway').prePromotionAnalysis.args[1].value = '1'), 'gateway is turned over in trouble'],
    ['production', (all) => delete analysis(all, 'storefront').postPromotionAnalysis, 'storefront is not judged by what visitors get'],
    ['aws', (all) => delete analysis(all, 'storefront').scaleDownDelaySeconds, 'storefront has nothing to go back to'],
    ['production', (all) => (analysis(all, 'gateway').autoPromotionEnabled = false), 'gateway waits for a person'],
    [
      'production',
      (all) => (all.get('AnalysisTemplate', 'promises').spec.metrics[0].successCondition = 'true'),
      'nobody asks for checkout-failing as its alert does',
    ],
    ['production', (all) => all.drop('AnalysisTemplate', 'promises'), 'nobody asks for browse-slow as its alert does'],
  ],
}

test('each of these rules catches what was spoilt on purpose', { skip }, async (t) => {
  const fresh = Object.fromEntries(PLACES.map((place) => [place, renderRelease(place, SAMPLE_IMAGES)])) as Record<Place, string>
  assert.deepEqual(Object.keys(planted).sort(), Object.keys(watchRules).sort())
  for (const [rule, defects] of Object.entries(planted))
    for (const [place, spoil, said] of defects)
      await t.test(`${rule}: ${said}`, () => {
        const all = read(fresh[place])
        spoil(find(all))
        const found = watchRules[rule]?.(all) ?? []
        assert.ok(
          found.some((line) => line.includes(said)),
          `said instead: ${found.join('; ') || 'nothing'}`,
        )
      })
})

const analysis = (all: Find, name: string) => all.get('Rollout', name).spec.strategy.blueGreen
