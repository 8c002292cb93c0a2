import { SAMPLE_SECRETS } from './house.ts'
import type { Manifest } from './render.ts'

export type Container = Manifest

export function podOf(one: Manifest): Manifest {
  return one.kind === 'AnalysisTemplate' ? one.spec.metrics[0].provider.job.spec.template.spec : one.spec.template.spec
}

export function containers(one: Manifest): Container[] {
  return [...(podOf(one).initContainers ?? []), ...podOf(one).containers]
}

export function workloads(all: Manifest[]): Manifest[] {
  const kinds = ['Deployment', 'Rollout', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob']
  return all.filter((one) => kinds.includes(one.kind) || (one.kind === 'AnalysisTemplate' && one.spec.metrics[0].provider.job))
}

/** Those that stand until they are told to end. */
export function lasting(all: Manifest[]): Manifest[] {
  return all.filter((one) => one.kind === 'Deployment' || one.kind === 'Rollout')
}

export function selects(labels: Record<string, string> | undefined, name: string): boolean {
  return labels?.['app.kubernetes.io/name'] === name
}

/** The environment that a workload's container would have; secrets by their samples. */
export function environmentOf(all: Manifest[], one: Manifest): Record<string, string> {
  const maps = new Map(all.filter((each) => each.kind === 'ConfigMap').map((each) => [each.metadata.name, each.data]))
  const env: Record<string, string> = {}
  for (const { configMapRef } of containers(one)[0]?.envFrom ?? []) Object.assign(env, maps.get(configMapRef.name))
  for (const { name, value, valueFrom } of containers(one)[0]?.env ?? [])
    env[name] =
      value ??
      maps.get(valueFrom?.configMapKeyRef?.name)?.[valueFrom.configMapKeyRef.key] ??
      SAMPLE_SECRETS[valueFrom?.secretKeyRef?.name === 'database-app' ? 'DATABASE_URL' : valueFrom?.secretKeyRef?.key] ??
      ''
  return env
}

type Selector = { matchLabels?: Record<string, string>; matchExpressions?: { key: string; operator: string; values: string[] }[] }

export function matches(selector: Selector, labels: Record<string, string>): boolean {
  return (
    Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value) &&
    (selector.matchExpressions ?? []).every(({ key, operator, values }) => operator === 'In' && values.includes(String(labels[key])))
  )
}

/** The settings of all services; Kustomize adds to their name what they contain. */
export function settingsOf(all: Manifest[]): Manifest | undefined {
  return all.find((one) => one.kind === 'ConfigMap' && one.metadata.name.startsWith('settings'))
}
