import { narrowed } from './promql.ts'

/** What Prometheus reckons and when it calls somebody. `npm run papers` writes it to `deploy/observability` and `deploy/kubernetes`. */

type Severity = 'page' | 'ticket'
type Recording = { record: string; expr: string; labels?: { namespace: string } }
export type Alert = {
  alert: string
  expr: string
  for?: string
  labels: { severity: Severity; place?: string }
  annotations: { summary: string; runbook: string; dashboard: string }
}
export type Group = { name: string; interval?: string; rules: (Recording | Alert)[] }

/** What is promised over 30 days (docs/operations.md, "Seeing it"). */
const PROMISES = [
  {
    name: 'checkout',
    says: 'Placing and paying orders',
    budget: 0.0005,
    requests: 'method="POST",route=~"/api/v1/orders(/:id/(payment|finalise))?"',
    within: '1',
    runbook: 'checkout',
    dashboard: 'toyline-orders',
  },
  {
    name: 'browse',
    says: 'Looking and searching',
    budget: 0.001,
    requests: 'method="GET",route!~"/livez|/readyz|/metrics|.*/events"',
    within: '0.3',
    runbook: 'browse',
    dashboard: 'toyline-requests',
  },
] as const
type Promised = (typeof PROMISES)[number]

const WINDOWS = ['5m', '30m', '1h', '2h', '6h', '3d']

/**
 * How fast the budget of 30 days may burn, and over which windows together: the long ones say that it matters, the short ones that it
 * still goes on. (Google's workbook of site reliability; the five minutes let a page end soon after its cause.)
 */
const FASTEST = 14.4
const BURNS: { pace: number; windows: string[]; severity: Severity; name: string }[] = [
  { pace: FASTEST, windows: ['1h', '5m'], severity: 'page', name: 'BurnsFast' },
  { pace: 6, windows: ['6h', '30m', '5m'], severity: 'page', name: 'Burns' },
  { pace: 1, windows: ['3d', '2h'], severity: 'ticket', name: 'BurnsSlowly' },
]

function failing(name: string, window: string): string {
  return `promise:${name}_failing:ratio_rate${window}`
}

/** The share of failures with which a budget burns so much too fast. */
function burning(pace: number, budget: number): number {
  return Number((pace * budget).toFixed(6))
}

function recordings({ name, requests }: Promised): Recording[] {
  return WINDOWS.map((window) => ({
    record: failing(name, window),
    expr: `sum(rate(gateway_request_seconds_count{${requests},status=~"5.."}[${window}])) / sum(rate(gateway_request_seconds_count{${requests}}[${window}]))`,
  }))
}

function burnAlerts({ name, says, budget, runbook, dashboard }: Promised): Alert[] {
  return BURNS.map(({ pace, windows, severity, name: burns }) => ({
    alert: `${capital(name)}${burns}`,
    expr: windows.map((window) => `${failing(name, window)} > ${burning(pace, budget)}`).join(' and '),
    labels: { severity },
    annotations: {
      summary: `${says} fails ${pace} times as often as the promise of ${100 - budget * 100} % allows`,
      ...links(runbook, dashboard),
    },
  }))
}

/** Nineteen of twenty answers are to come within the time that is promised. */
const SLOW_SHARE = 0.05

function slow({ requests, within }: Promised, window: string): string {
  return `1 - sum(rate(gateway_request_seconds_bucket{${requests},status!~"5..",le="${within}"}[${window}])) / sum(rate(gateway_request_seconds_count{${requests},status!~"5.."}[${window}]))`
}

function slowAlert(promised: Promised): Alert {
  const { name, says, within, runbook, dashboard } = promised
  return {
    alert: `${capital(name)}Slow`,
    expr: ['1h', '5m'].map((window) => `(${slow(promised, window)} > ${SLOW_SHARE})`).join(' and '),
    for: '5m',
    labels: { severity: 'ticket' },
    annotations: { summary: `${says}: more than one answer in twenty takes longer than ${within} s`, ...links(runbook, dashboard) },
  }
}

const CAUSES: Alert[] = [
  cause('ShopDown', 'page', 'shop-down', 'toyline-requests', {
    expr: 'sum(up{job="toyline-gateway"}) == 0 or absent(up{job="toyline-gateway"})',
    for: '1m',
    summary: 'No gateway answers',
  }),
  cause('Oversold', 'page', 'oversold', 'toyline-orders', {
    expr: 'max(products_oversold_pieces) > 0',
    summary: 'More pieces were promised than may be',
  }),
  cause('OrdersStandStill', 'page', 'orders-stand-still', 'toyline-orders', {
    expr: 'max(orders_oldest_unfinished_seconds) > 4500',
    for: '5m',
    summary: 'An order has been neither placed nor ended for longer than goods are held',
  }),
  cause('ArchiveFails', 'page', 'archive-fails', 'toyline-process', {
    expr: 'max(postgres_archive_failing) > 0',
    for: '3m',
    summary: 'PostgreSQL cannot archive its log: what is written from now on would be lost with its disk',
  }),
  cause('JobsLate', 'page', 'jobs-late', 'toyline-jobs', {
    expr: 'max by (room) (jobs_lag_seconds) > 120',
    for: '5m',
    summary: 'Jobs and events of {{ $labels.room }} wait for more than two minutes',
  }),
  cause('JobsParked', 'ticket', 'jobs-parked', 'toyline-jobs', {
    expr: 'max by (room) (jobs_parked) > 0',
    for: '5m',
    summary: 'Jobs of {{ $labels.room }} used up their tries and wait for a person',
  }),
  cause('MailLate', 'ticket', 'mail-late', 'toyline-jobs', {
    expr: '1 - sum(rate(notifications_mail_seconds_bucket{le="300"}[1h])) / sum(rate(notifications_mail_seconds_count[1h])) > 0.01',
    for: '5m',
    summary: 'More than one mail in a hundred takes longer than five minutes',
  }),
  cause('HoldForgotten', 'ticket', 'hold-forgotten', 'toyline-orders', {
    expr: 'max(products_oldest_hold_seconds) > 4500',
    for: '5m',
    summary: 'Goods are held for longer than any order may hold them',
  }),
  cause('MoneyUnexplained', 'ticket', 'money-unexplained', 'toyline-orders', {
    expr: 'max by (provider, currency) (payments_unexplained_minor_units) > 0',
    for: '1h',
    summary: 'Money that {{ $labels.provider }} moved in {{ $labels.currency }} is not explained by the books',
  }),
  cause('BreakerOpen', 'ticket', 'breaker-open', 'toyline-requests', {
    expr: 'max by (from, to, calls) (breaker_state) == 2',
    for: '2m',
    summary: '{{ $labels.from }} does not call {{ $labels.to }} ({{ $labels.calls }}) any more',
  }),
  cause('PoolExhausted', 'ticket', 'pool-exhausted', 'toyline-process', {
    expr: 'max by (pool) (postgres_pool_waiting) > 0 and max by (pool) (postgres_pool_connections / postgres_pool_limit) >= 1',
    for: '2m',
    summary: 'Callers wait for connections of {{ $labels.pool }}',
  }),
  cause('EventLoopBlocked', 'ticket', 'event-loop-blocked', 'toyline-process', {
    expr: 'max by (job, instance) (nodejs_eventloop_lag_p99_seconds) > 0.2',
    for: '5m',
    summary: '{{ $labels.job }} at {{ $labels.instance }} does too much at once',
  }),
  cause('Shedding', 'ticket', 'shedding', 'toyline-requests', {
    expr: 'sum(rate(gateway_shed_total[5m])) > 0',
    for: '5m',
    summary: 'The gateway refuses requests because of load',
  }),
]

function cause(
  alert: string,
  severity: Severity,
  runbook: string,
  dashboard: string,
  { expr, for: lasting, summary }: { expr: string; for?: string; summary: string },
): Alert {
  return { alert, expr, ...(lasting ? { for: lasting } : {}), labels: { severity }, annotations: { summary, ...links(runbook, dashboard) } }
}

function links(runbook: string, dashboard: string): { runbook: string; dashboard: string } {
  return { runbook: `docs/runbooks/${runbook}.md`, dashboard: `/d/${dashboard}` }
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** The rules of a Prometheus that looks at one shop alone. */
export const groups: Group[] = [
  { name: 'promises', interval: '15s', rules: PROMISES.flatMap(recordings) },
  { name: 'burning', interval: '15s', rules: PROMISES.flatMap((promised) => [...burnAlerts(promised), slowAlert(promised)]) },
  { name: 'causes', interval: '15s', rules: CAUSES },
]

export const alerts: Alert[] = groups.flatMap(({ rules }) => rules.filter((rule): rule is Alert => 'alert' in rule))

/** A shop in a cluster that may have others: Prometheus writes the namespace on all that it reads there. */
export type Place = { place: string; namespace: string }
export const PLACES: Record<'staging' | 'production', Place> = {
  staging: { place: 'staging', namespace: 'toyline-staging' },
  production: { place: 'production', namespace: 'toyline' },
}

/** The rules of one place, which read and record its own series alone. Its alerts say which place they are of. */
export function groupsOf({ place, namespace }: Place): Group[] {
  return groups.map((group) => ({
    ...group,
    rules: group.rules.map((rule) => {
      const expr = inside(rule.expr, namespace)
      if (!('alert' in rule)) return { ...rule, expr, labels: { namespace } }
      const { labels, annotations } = rule
      const dashboard = `${annotations.dashboard}?var-namespace=${namespace}`
      return { ...rule, expr, labels: { ...labels, place }, annotations: { ...annotations, dashboard } }
    }),
  }))
}

function inside(expr: string, namespace: string): string {
  return narrowed(expr, `namespace="${namespace}"`)
}

/** What a release is judged by: what the alerts ask over their shortest window, and more than which no release may cause. */
export function judgementsOf({ namespace }: Place): { name: string; query: string; most: number }[] {
  return PROMISES.flatMap((promised) => [
    { name: `${promised.name}-failing`, query: failing(promised.name, '5m'), most: burning(FASTEST, promised.budget) },
    { name: `${promised.name}-slow`, query: slow(promised, '5m'), most: SLOW_SHARE },
  ]).map((one) => ({ ...one, query: inside(one.query, namespace) }))
}
