import { groupsOf, judgementsOf, type Place } from './rules.ts'

/** The service that Prometheus's operator makes for every Prometheus of its namespace. */
const PROMETHEUS = 'http://prometheus-operated.observability:9090'

/** The alerts of a place as Prometheus's operator takes them. */
export function asPrometheusRule(place: Place): object {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'toyline' },
    spec: { groups: groupsOf(place) },
  }
}

/**
 * The promises of a place as Argo Rollouts asks for them, once a minute for as many `minutes` as it is told, of which `forgiven` may be bad. A shop
 * that nobody asks anything breaks no promise.
 */
export function asAnalysis(place: Place): object {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: { name: 'promises' },
    spec: {
      args: [{ name: 'minutes' }, { name: 'forgiven' }],
      metrics: judgementsOf(place).map(({ name, query, most }) => ({
        name,
        interval: '1m',
        count: '{{args.minutes}}',
        failureLimit: '{{args.forgiven}}',
        successCondition: `len(result) == 0 || isNaN(result[0]) || result[0] <= ${most}`,
        provider: { prometheus: { address: PROMETHEUS, query } },
      })),
    },
  }
}
