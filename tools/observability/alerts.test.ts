import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { ServiceName } from '@toyline/contracts'
import { parse, stringify } from 'yaml'
import { asGrafana, dashboards } from './dashboards.ts'
import { expressions } from './metric-names.ts'
import { metricsIn, narrowed } from './promql.ts'
import { type Alert, alerts, type Group, groups, groupsOf, PLACES } from './rules.ts'
import { papers, root } from './written.ts'

const hasPromtool = spawnSync('promtool', ['--version']).status === 0
const hasAmtool = spawnSync('amtool', ['--version']).status === 0
if (process.env.CI === 'true') {
  assert.ok(hasPromtool, 'promtool is missing: Debian has it in its package prometheus')
  assert.ok(hasAmtool, 'amtool is missing: Debian has it in its package prometheus-alertmanager')
}
const amtool = { skip: hasAmtool ? false : 'amtool is not installed: Debian has it in its package prometheus-alertmanager' }
const promtool = { skip: hasPromtool ? false : 'promtool is not installed: Debian has it in its package prometheus' }

/** Samples are 30 s apart. */
const MINUTE_STEPS = 2
/** Requests of one step. */
const RATE = 10_000
const CALM_MINUTES = 400

type Series = { series: string; values: string }
/** `place` where there are several. */
type Expected = { alert: string; place?: string; labels?: Record<string, string> }
type Case = {
  name: string
  interval: string
  input: Series[]
  /** Minutes, and all alerts of these names that are expected then. */
  at: { minute: number; among: string[]; fire: Expected[] }[]
}

const alertsOf = (all: readonly Group[]) => all.flatMap(({ rules }) => rules.filter((rule): rule is Alert => 'alert' in rule))
const PAGES = alerts.filter(({ labels }) => labels.severity === 'page').map(({ alert }) => alert)
const BURNING = ['BrowseBurnsFast', 'BrowseBurns', 'BrowseBurnsSlowly']

/** Requests of which `share` fails during `minutes`, after a calm and before another. */
function requests(labels: string, phases: { minutes: number; share: number }[], steps = MINUTE_STEPS): Series[] {
  const counted = (part: (share: number) => number) => {
    let total = 0
    return phases
      .map(({ minutes, share }) => {
        const each = Math.round(RATE * part(share))
        const from = total
        total += each * minutes * steps
        return `${from}+${each}x${minutes * steps - 1}`
      })
      .join(' ')
  }
  const bucket = labels.replace('_count{', '_bucket{le="0.3",')
  return [
    { series: labels.replace('}', ',status="200"}'), values: counted((share) => 1 - share) },
    { series: bucket.replace('}', ',status="200"}'), values: counted((share) => 1 - share) },
    { series: labels.replace('}', ',status="503"}'), values: counted((share) => share) },
  ]
}

const BROWSE = 'gateway_request_seconds_count{method="GET",route="/api/v1/products"}'
const CHECKOUT = 'gateway_request_seconds_count{method="POST",route="/api/v1/orders"}'
const UP = { series: 'up{job="toyline-gateway",instance="a"}', values: '1x6000' }

/** @param places each with its rules, all of which one Prometheus has; the rules of a shop that is alone unless said */
function judge(cases: Case[], evaluation = '30s', places: readonly (readonly Group[])[] = [groups]): string {
  const named = (name: string, place?: string) =>
    places.flatMap(alertsOf).find(({ alert, labels }) => alert === name && labels.place === place) ?? assert.fail(`${name} is no alert`)
  const folder = mkdtempSync(join(tmpdir(), 'alerts-'))
  try {
    const files = places.map((one, at) => {
      writeFileSync(join(folder, `rules-${at}.yaml`), stringify({ groups: one }))
      return `rules-${at}.yaml`
    })
    const tests = cases.map(({ name, interval, input, at }) => ({
      name,
      interval,
      input_series: input,
      alert_rule_test: at.flatMap(({ minute, among, fire }) =>
        among.map((alertname) => ({
          eval_time: `${minute}m`,
          alertname,
          exp_alerts: fire
            .filter(({ alert }) => alert === alertname)
            .map(({ alert, place, labels = {} }) => {
              const { labels: own, annotations } = named(alert, place)
              const summary = annotations.summary.replace(/\{\{ \$labels\.(\w+) \}\}/g, (_, label: string) => labels[label] ?? '')
              return { exp_labels: { ...own, ...labels }, exp_annotations: { ...annotations, summary } }
            }),
        })),
      ),
    }))
    // What is recorded is older than Prometheus looks back for where it is recorded after it is asked for.
    const order = { group_eval_order: groups.map((group) => group.name) }
    writeFileSync(join(folder, 'tests.yaml'), stringify({ rule_files: files, evaluation_interval: evaluation, ...order, tests }))
    const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', join(folder, 'tests.yaml')], { encoding: 'utf8' })
    return status === 0 ? 'fine' : stdout + stderr
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const calm = { minutes: CALM_MINUTES, share: 0 }
const outage: Case[] = [
  {
    name: 'every request fails for ten minutes',
    interval: '30s',
    input: [...requests(BROWSE, [calm, { minutes: 10, share: 1 }, { minutes: 60, share: 0 }]), UP],
    at: [
      { minute: CALM_MINUTES, among: PAGES, fire: [] },
      { minute: CALM_MINUTES + 2, among: ['BrowseBurnsFast', 'CheckoutBurnsFast'], fire: [{ alert: 'BrowseBurnsFast' }] },
      { minute: CALM_MINUTES + 20, among: PAGES, fire: [] },
    ],
  },
  {
    name: 'no gateway answers for ten minutes',
    interval: '30s',
    input: [{ series: UP.series, values: '1x20 0x19 1x100' }],
    at: [
      { minute: 10, among: ['ShopDown'], fire: [] },
      { minute: 12, among: ['ShopDown'], fire: [{ alert: 'ShopDown' }] },
      { minute: 30, among: ['ShopDown'], fire: [] },
    ],
  },
  {
    name: 'nobody knows of a gateway',
    interval: '30s',
    input: [],
    at: [{ minute: 2, among: ['ShopDown'], fire: [{ alert: 'ShopDown', labels: { job: 'toyline-gateway' } }] }],
  },
]

test('O2: a total outage pages within two minutes, and is over ten minutes after', promtool, () => {
  assert.equal(judge(outage), 'fine')
})

test('O2: two requests of a hundred that fail page within 45 minutes', promtool, () => {
  const failing = [calm, { minutes: 60, share: 0.02 }]
  const at = [
    { minute: CALM_MINUTES + 10, among: ['BrowseBurnsFast'], fire: [] },
    { minute: CALM_MINUTES + 45, among: ['BrowseBurnsFast'], fire: [{ alert: 'BrowseBurnsFast' }] },
  ]
  const orders = [{ minute: CALM_MINUTES + 45, among: ['CheckoutBurnsFast'], fire: [{ alert: 'CheckoutBurnsFast' }] }]
  assert.equal(
    judge([
      { name: 'browse', interval: '30s', input: [...requests(BROWSE, failing), UP], at },
      { name: 'checkout', interval: '30s', input: [...requests(CHECKOUT, failing), UP], at: orders },
    ]),
    'fine',
  )
})

test('O2: five requests of ten thousand that fail never call anybody', promtool, () => {
  const days = [{ minutes: 4 * 24 * 60, share: 0.0005 }]
  const never = [60, 720, 3 * 24 * 60, 4 * 24 * 60 - 1].map((minute) => ({ minute, among: [...PAGES, ...BURNING, 'BrowseSlow'], fire: [] }))
  const input = [...requests(BROWSE, days, 1), ...requests(CHECKOUT, days, 1), UP]
  assert.equal(judge([{ name: 'four days', interval: '1m', input, at: never }], '10m'), 'fine')
})

/** By how much more or less than its pace each promise is broken: one request of those that come in a minute. */
const STEP = 1 / RATE
const DAY = 24 * 60
/** How often each promise may be broken. */
const BUDGETS = [
  { name: 'Browse', series: BROWSE, budget: 0.001 },
  { name: 'Checkout', series: CHECKOUT, budget: 0.0005 },
]

type Pace = 'BurnsFast' | 'Burns' | 'BurnsSlowly'
const ALL_PACES: Pace[] = ['BurnsFast', 'Burns', 'BurnsSlowly']

/** Both promises broken `pace` times as often as they may be, and a little more or less, between two calms; and what each fires, minutes after. */
function burning(
  { calm, minutes, pace, beside }: { calm: number; minutes: number; pace: number; beside: number },
  at: [minute: number, ...fire: Pace[]][],
): Case {
  const phases = (budget: number) => [
    { minutes: calm, share: 0 },
    { minutes, share: pace * budget + beside },
    { minutes: 150, share: 0 },
  ]
  const both = (paces: Pace[]) => BUDGETS.flatMap(({ name }) => paces.map((each) => name + each))
  return {
    name: `${pace} times the budget, and ${beside} beside`,
    interval: '1m',
    input: [...BUDGETS.flatMap(({ series, budget }) => requests(series, phases(budget), 1)), UP],
    at: at.map(([minute, ...fire]) => ({ minute: calm + minute, among: both(ALL_PACES), fire: both(fire).map((alert) => ({ alert })) })),
  }
}

// The ticket comes as well: of the three days of its window there are a few hours here, and those are burnt.
test('O2: a little more than 14.4 times too many failures page within 65 minutes, a little fewer do not', promtool, () => {
  const during = { calm: CALM_MINUTES, minutes: 66, pace: 14.4 }
  const over = burning({ ...during, beside: STEP }, [
    [50, 'BurnsSlowly'],
    [65, 'BurnsFast', 'BurnsSlowly'],
    [66 + 6, 'BurnsSlowly'],
  ])
  const under = burning({ ...during, beside: -STEP }, [[65, 'BurnsSlowly']])
  assert.equal(judge([over, under], '1m'), 'fine')
})

test('O2: a little more than six times too many failures page after six hours, a little fewer do not', promtool, () => {
  const during = { calm: CALM_MINUTES, minutes: 370, pace: 6 }
  const over = burning({ ...during, beside: STEP }, [
    [300, 'BurnsSlowly'],
    [365, 'Burns', 'BurnsSlowly'],
    [370 + 6, 'BurnsSlowly'],
  ])
  const under = burning({ ...during, beside: -STEP }, [[365, 'BurnsSlowly']])
  assert.equal(judge([over, under], '1m'), 'fine')
})

test('O2: a little more failures than promised make a ticket after three days, a little fewer never do', promtool, () => {
  const during = { calm: 4 * DAY, minutes: 3 * DAY + 30, pace: 1 }
  const over = burning({ ...during, beside: STEP }, [[2 * DAY], [3 * DAY + 20, 'BurnsSlowly'], [3 * DAY + 30 + 130]])
  const under = burning({ ...during, beside: -STEP }, [[3 * DAY + 20]])
  assert.equal(judge([over, under], '10m'), 'fine')
})

const [STAGING, PRODUCTION] = [PLACES.staging, PLACES.production]
const BOTH = [groupsOf(STAGING), groupsOf(PRODUCTION)]
const inside = (namespace: string, input: Series[]): Series[] =>
  input.map(({ series, values }) => ({ series: series.replace('{', `{namespace="${namespace}",`), values }))

test('O2: in a cluster that has both, what breaks in staging says so, and nothing is said of production', promtool, () => {
  const broken = requests(BROWSE, [
    { minutes: 60, share: 0 },
    { minutes: 10, share: 1 },
  ])
  const well = requests(BROWSE, [{ minutes: 70, share: 0 }])
  const oversold = (values: string): Series => ({ series: 'products_oversold_pieces{instance="a"}', values })
  const among = ['BrowseBurnsFast', 'ShopDown', 'Oversold']
  const { place, namespace } = STAGING
  assert.equal(
    judge(
      [
        {
          name: 'requests fail',
          interval: '30s',
          input: [...inside(namespace, [...broken, UP]), ...inside(PRODUCTION.namespace, [...well, UP])],
          at: [{ minute: 62, among, fire: [{ alert: 'BrowseBurnsFast', place, labels: { namespace } }] }],
        },
        {
          name: 'production alone',
          interval: '30s',
          input: [...inside(namespace, [...well, UP]), ...inside(PRODUCTION.namespace, [...broken, UP])],
          at: [
            {
              minute: 62,
              among,
              fire: [{ alert: 'BrowseBurnsFast', place: PRODUCTION.place, labels: { namespace: PRODUCTION.namespace } }],
            },
          ],
        },
        {
          name: 'a state',
          interval: '30s',
          input: [...inside(namespace, [oversold('3x60'), UP]), ...inside(PRODUCTION.namespace, [oversold('0x60'), UP])],
          at: [{ minute: 12, among, fire: [{ alert: 'Oversold', place }] }],
        },
        {
          name: 'no gateway that anybody knows of',
          interval: '30s',
          input: inside(PRODUCTION.namespace, [UP]),
          at: [{ minute: 5, among, fire: [{ alert: 'ShopDown', place, labels: { job: 'toyline-gateway', namespace } }] }],
        },
      ],
      '30s',
      BOTH,
    ),
    'fine',
  )
})

test('O2: the rules of a place read, record and link to nothing of another', () => {
  for (const { place, namespace } of Object.values(PLACES)) {
    const own = `namespace="${namespace}"`
    const rules = groupsOf({ place, namespace }).flatMap((group) => group.rules)
    assert.ok(rules.length > 30)
    for (const rule of rules) {
      const names = [...rule.expr.matchAll(/\b(?:promise:\w+:\w+|up|[a-z]+(?:_[a-z0-9]+)+)(?=[{\s)[]|$)(\{[^}]*\})?/g)]
      const read = names.filter(([name]) => name !== 'histogram_quantile')
      assert.ok(read.length > 0, rule.expr)
      for (const [series, matchers] of read) assert.ok(matchers?.endsWith(`${own}}`), series)
      if ('alert' in rule) {
        assert.equal(rule.labels.place, place)
        assert.ok(rule.annotations.dashboard.endsWith(`?var-namespace=${namespace}`), rule.annotations.dashboard)
      } else assert.deepEqual(rule.labels, { namespace })
    }
  }
})

test('every series that Grafana shows can be narrowed to a place', () => {
  assert.equal(
    narrowed('topk(10, sum by (le, room) (rate(a_b{route!~".*/events"}[5m])) / max(up)) > 0', 'n="x"'),
    'topk(10, sum by (le, room) (rate(a_b{route!~".*/events",n="x"}[5m])) / max(up{n="x"})) > 0',
  )
  assert.ok(expressions().flatMap(metricsIn).length > 50)
  for (const one of dashboards) {
    const { templating, panels } = JSON.parse(JSON.stringify(asGrafana(one)))
    assert.deepEqual(
      templating.list.map(({ name }: { name: string }) => name),
      ['namespace'],
    )
    for (const { expr } of panels.flatMap(({ targets }: { targets: { expr: string }[] }) => targets))
      assert.match(expr, /namespace=~"\$namespace"/)
  }
})

test('a page of production calls somebody, and nothing of staging does', amtool, () => {
  const file = join(root, 'deploy/observability/alertmanager.yaml')
  const { config } = (parse(readFileSync(file, 'utf8')) as { alertmanager: { config: object } }).alertmanager
  const folder = mkdtempSync(join(tmpdir(), 'alertmanager-'))
  try {
    const path = join(folder, 'alertmanager.yaml')
    writeFileSync(path, stringify(config))
    const run = (...args: string[]) => spawnSync('amtool', args, { encoding: 'utf8' })
    const checked = run('check-config', path)
    assert.equal(checked.status, 0, checked.stdout + checked.stderr)
    const heardBy = (labels: string[]) => run('config', 'routes', 'test', `--config.file=${path}`, ...labels).stdout.trim()
    for (const one of [groups, ...BOTH].flatMap(alertsOf)) {
      const labels = Object.entries({ alertname: one.alert, ...one.labels }).map(([name, value]) => `${name}=${value}`)
      const calls = one.labels.severity === 'page' && one.labels.place !== 'staging'
      assert.equal(heardBy(labels), calls ? 'telephone' : 'list', labels.join(' '))
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** A state that each of the other alerts is for. */
const STATES: [alert: string, series: string, bad: string, labels: Record<string, string>][] = [
  ['Oversold', 'products_oversold_pieces{instance="a"}', '3x60', {}],
  ['OrdersStandStill', 'orders_oldest_unfinished_seconds{instance="a"}', '4600x60', {}],
  ['ArchiveFails', 'postgres_archive_failing{instance="a"}', '1x60', {}],
  ['JobsLate', 'jobs_lag_seconds{room="orders",instance="a"}', '130x60', { room: 'orders' }],
  ['JobsParked', 'jobs_parked{room="orders",instance="a"}', '1x60', { room: 'orders' }],
  ['HoldForgotten', 'products_oldest_hold_seconds{instance="a"}', '4600x60', {}],
  [
    'MoneyUnexplained',
    'payments_unexplained_minor_units{provider="stripe",currency="EUR"}',
    '5x300',
    { provider: 'stripe', currency: 'EUR' },
  ],
  ['BreakerOpen', 'breaker_state{from="orders",to="payments",calls="all"}', '2x60', { from: 'orders', to: 'payments', calls: 'all' }],
  [
    'EventLoopBlocked',
    'nodejs_eventloop_lag_p99_seconds{job="toyline-orders",instance="a"}',
    '0.3x60',
    { job: 'toyline-orders', instance: 'a' },
  ],
  ['Shedding', 'gateway_shed_total{class="early"}', '0+5x60', {}],
]

test('O2: every cause has its alert, and is silent while all is well', promtool, () => {
  const state = ([alert, series, bad, labels]: (typeof STATES)[number]): Case[] => {
    const minute = alert === 'MoneyUnexplained' ? 65 : 12
    return [
      {
        name: `${alert} in trouble`,
        interval: '30s',
        input: [{ series, values: bad }, UP],
        at: [{ minute, among: [alert], fire: [{ alert, labels }] }],
      },
      {
        name: `${alert} and all is well`,
        interval: '30s',
        input: [{ series, values: '0x300' }, UP],
        at: [{ minute, among: [alert], fire: [] }],
      },
    ]
  }
  const pool = '{pool="toyline-orders",instance="a"}'
  const exhausted: Case = {
    name: 'PoolExhausted',
    interval: '30s',
    input: [
      { series: `postgres_pool_waiting${pool}`, values: '4x60' },
      { series: `postgres_pool_connections${pool}`, values: '10x60' },
      { series: `postgres_pool_limit${pool}`, values: '10x60' },
    ],
    at: [{ minute: 10, among: ['PoolExhausted'], fire: [{ alert: 'PoolExhausted', labels: { pool: 'toyline-orders' } }] }],
  }
  const late: Case = {
    name: 'MailLate',
    interval: '30s',
    input: [
      { series: 'notifications_mail_seconds_count', values: '0+10x300' },
      { series: 'notifications_mail_seconds_bucket{le="300"}', values: '0+9x300' },
    ],
    at: [{ minute: 30, among: ['MailLate'], fire: [{ alert: 'MailLate' }] }],
  }
  const slow: Case = {
    name: 'BrowseSlow',
    interval: '30s',
    input: [
      { series: BROWSE.replace('}', ',status="200"}'), values: '0+100x300' },
      { series: BROWSE.replace('_count{', '_bucket{le="0.3",').replace('}', ',status="200"}'), values: '0+90x300' },
    ],
    at: [{ minute: 70, among: ['BrowseSlow'], fire: [{ alert: 'BrowseSlow' }] }],
  }
  assert.equal(judge([...STATES.flatMap(state), exhausted, late, slow]), 'fine')
  const tried = [...STATES.map(([alert]) => alert), 'PoolExhausted', 'MailLate', 'ShopDown', 'CheckoutSlow', 'BrowseSlow']
  const promised = ['Browse', 'Checkout'].flatMap((name) => ['BurnsFast', 'Burns', 'BurnsSlowly'].map((pace) => name + pace))
  assert.deepEqual(alerts.map(({ alert }) => alert).sort(), [...tried, ...promised].sort())
})

test('these checks see an alert that never fires', promtool, () => {
  const [unfired] = outage.map((one) => ({ ...one, at: [{ minute: CALM_MINUTES + 2, among: ['BrowseBurnsFast'], fire: [] }] }))
  assert.match(judge([unfired as Case]), /FAILED/)
})

test('Prometheus takes the files that it is given', promtool, () => {
  const { status, stdout, stderr } = spawnSync('promtool', ['check', 'rules', join(root, 'deploy/observability/rules.yaml')], {
    encoding: 'utf8',
  })
  assert.equal(status, 0, stdout + stderr)
  const config = readFileSync(join(root, 'deploy/observability/prometheus.yaml'), 'utf8')
  for (const service of ServiceName.options) assert.ok(config.includes(`'${service}:9464'`), `${service} is asked`)
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-'))
  writeFileSync(join(folder, 'prometheus.yaml'), config.replace('/etc/prometheus/', `${join(root, 'deploy/observability')}/`))
  const checked = spawnSync('promtool', ['check', 'config', join(folder, 'prometheus.yaml')], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  assert.equal(checked.status, 0, checked.stdout + checked.stderr)
})

test('every alert has a runbook and a dashboard that are there', () => {
  const known = dashboards.map(({ uid }) => `/d/${uid}`)
  for (const { alert, annotations } of alerts) {
    assert.ok(existsSync(join(root, annotations.runbook)), `${alert}: ${annotations.runbook}`)
    assert.ok(known.includes(annotations.dashboard), `${alert}: ${annotations.dashboard}`)
    assert.ok(readFileSync(join(root, annotations.runbook), 'utf8').includes(alert), `${annotations.runbook} says nothing of ${alert}`)
  }
})

test('what lies in deploy/observability is what the code writes', () => {
  for (const [path, text] of papers()) assert.equal(readFileSync(join(root, path), 'utf8'), text, `${path}: run npm run papers`)
})
